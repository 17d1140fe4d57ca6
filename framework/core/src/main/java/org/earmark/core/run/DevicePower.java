package org.earmark.core.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds up the watts that the driver of NVIDIA devices tells of each of them every second. */
final class DevicePower implements AutoCloseable {
    private static final Pattern DEVICE = Pattern.compile("cuda(?::(\\d+))?");
    private static final double SECONDS = 1;

    private final Process process;
    private double joules;
    private long readings;

    private DevicePower(Process process) {
        this.process = process;
    }

    /**
     * @param devices of this machine, such as {@code cuda:0}
     * @return empty when none of them is NVIDIA's, and where {@code nvidia-smi} is not installed
     */
    static Optional<DevicePower> start(List<String> devices) {
        List<String> names = names(devices, Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES")));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        try {
            Process process = new ProcessBuilder(
                            "nvidia-smi",
                            "--id=" + String.join(",", names),
                            "--query-gpu=power.draw",
                            "--format=csv,noheader,nounits",
                            "--loop-ms=" + Math.round(1000 * SECONDS))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            DevicePower power = new DevicePower(process);
            Thread reader = new Thread(
                    () -> power.read(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII)),
                    "device power");
            reader.setDaemon(true);
            reader.start();
            return Optional.of(power);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * What {@code nvidia-smi} calls them, which counts all devices of the machine where CUDA counts those that are visible.
     *
     * @param visible {@code CUDA_VISIBLE_DEVICES}
     */
    static List<String> names(List<String> devices, Optional<String> visible) {
        return devices.stream()
                .map(DEVICE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Optional.ofNullable(matcher.group(1)).orElse("0"))
                .flatMap(number -> name(Integer.parseInt(number), visible).stream())
                .toList();
    }

    private static Optional<String> name(int number, Optional<String> visible) {
        if (visible.isEmpty()) {
            return Optional.of(Integer.toString(number));
        }
        String[] chosen = visible.get().split(",", -1);
        return number < chosen.length && !chosen[number].isBlank()
                ? Optional.of(chosen[number].strip())
                : Optional.empty();
    }

    private void read(Reader watts) {
        try (BufferedReader lines = new BufferedReader(watts)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line.strip());
            }
        } catch (IOException e) {
            // The process was ended.
            return;
        }
    }

    private synchronized void add(String watts) {
        if (watts.matches("\\d+(\\.\\d+)?")) {
            joules += Double.parseDouble(watts) * SECONDS;
            readings++;
        }
    }

    /** Empty when the driver told nothing. */
    synchronized OptionalDouble joules() {
        return readings == 0 ? OptionalDouble.empty() : OptionalDouble.of(joules);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
