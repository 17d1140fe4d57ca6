package org.earmark.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One of the kernel's energy counters, in microjoules, which begins again at 0 when it is full. */
final class RaplCounter {
    private static final double MICRO = 1e-6;

    private final Path counter;
    private final long range;
    private long last;
    private double joules;

    private RaplCounter(Path counter, long range, long first) {
        this.counter = counter;
        this.range = range;
        this.last = first;
    }

    /** @return empty where the counter may not be read; since 2020 most kernels let the superuser alone do so */
    static Optional<RaplCounter> open(Path folder) {
        try {
            Path counter = folder.resolve("energy_uj");
            return Optional.of(
                    new RaplCounter(counter, number(folder.resolve("max_energy_range_uj")), number(counter)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    synchronized void sample() {
        try {
            long now = number(counter);
            joules += MICRO * (now >= last ? now - last : now + range - last);
            last = now;
        } catch (IOException | NumberFormatException e) {
            // What was counted so far stays; the next sample catches up.
            return;
        }
    }

    /** Since it was opened. */
    synchronized double joules() {
        return joules;
    }

    private static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }
}
