package org.earmark.core.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds up the watts that the driver of an NVIDIA device tells every second. */
final class DevicePower implements AutoCloseable {
    private static final Pattern DEVICE = Pattern.compile("cuda(?::(\\d+))?");
    private static final double SECONDS = 1;

    private final Process process;
    private double joules;
    private long readings;

    private DevicePower(Process process) {
        this.process = process;
    }

    /** @return empty for other devices, and where {@code nvidia-smi} is not installed */
    static Optional<DevicePower> start(String device) {
        Matcher matcher = DEVICE.matcher(device);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String number = matcher.group(1) == null ? "0" : matcher.group(1);
        try {
            Process process = new ProcessBuilder(
                            "nvidia-smi",
                            "--id=" + number,
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
