package org.earmark.core.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.launch.DeviceSlot;

/**
 * Devices as a user writes them: {@code cpu}, {@code cpu:2x1} for two workers of one thread, {@code cuda:0},
 * {@code cuda:0-3}, or several with commas between.
 */
public final class DeviceList {
    /** More workers than any machine runs; a list that asks for more is a slip. */
    private static final int MOST_SLOTS = 1024;

    private static final String CPU = "cpu";
    private static final Pattern FORM = Pattern.compile("cpu(?::(?<workers>[1-9]\\d{0,3})x(?<threads>[1-9]\\d{0,3}))?"
            + "|(?<kind>[a-z]+):(?<first>\\d{1,4})(?:-(?<last>\\d{1,4}))?");

    private final OptionalInt threads;
    private final int cores;

    /**
     * @param threads of each worker, where the list does not say; a fair share of the cores when empty
     * @param cores of this machine
     */
    public DeviceList(OptionalInt threads, int cores) {
        this.threads = threads;
        this.cores = cores;
    }

    /** One entry of the list; zero threads where it does not say. */
    private record Entry(List<String> devices, int threads) {}

    /**
     * Room for workers, in the order of the list.
     *
     * @throws InvalidInputException for a device of unknown form
     */
    public List<DeviceSlot> slots(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            entries.add(entry(word.strip()).orElseThrow(() -> refused(text, word.strip())));
        }
        int size = entries.stream().mapToInt(entry -> entry.devices().size()).sum();
        if (size > MOST_SLOTS) {
            throw new InvalidInputException(
                    Problem.of("--devices", text, "asks for " + size + " workers; " + MOST_SLOTS + " are the most"));
        }
        int share = threads.orElse(Math.max(1, cores / size));
        return entries.stream()
                .flatMap(entry -> entry.devices().stream()
                        .map(device -> new DeviceSlot(device, entry.threads() > 0 ? entry.threads() : share)))
                .toList();
    }

    private static Optional<Entry> entry(String word) {
        Matcher matcher = FORM.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group("workers") != null) {
            int workers = Integer.parseInt(matcher.group("workers"));
            return Optional.of(
                    new Entry(Collections.nCopies(workers, CPU), Integer.parseInt(matcher.group("threads"))));
        }
        if (matcher.group("kind") == null) {
            return Optional.of(new Entry(List.of(CPU), 0));
        }
        int first = Integer.parseInt(matcher.group("first"));
        int last = Optional.ofNullable(matcher.group("last"))
                .map(Integer::parseInt)
                .orElse(first);
        List<String> devices = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            devices.add(matcher.group("kind") + ":" + number);
        }
        return devices.isEmpty() || matcher.group("kind").equals(CPU)
                ? Optional.empty()
                : Optional.of(new Entry(devices, 0));
    }

    private static InvalidInputException refused(String text, String word) {
        return new InvalidInputException(Problem.of(
                "--devices",
                text,
                (word.isEmpty() ? "an empty name" : word)
                        + " is no device; write cpu, cpu:2x1 for two workers of one thread, cuda:0, or cuda:0-3 for"
                        + " four devices, with commas between several"));
    }
}
