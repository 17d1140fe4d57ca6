package org.earmark.plugins.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the NVIDIA driver's own tool for the devices, without loading a CUDA library into this process. */
public final class NvidiaSmi {
    private static final String FIELDS = "index,uuid,name,memory.total,driver_version,compute_cap";
    private static final List<String> COMMAND = List.of("nvidia-smi", "--query-gpu=" + FIELDS, "--format=csv,noheader");
    private static final int SECONDS = 10;

    private NvidiaSmi() {}

    /** The GPUs of this machine, in their order on the bus; empty when the tool is not there or fails. */
    public static Optional<List<NvidiaGpu>> gpus() {
        return report().map(NvidiaSmi::read);
    }

    /** @param report lines of the fields that the tool is asked for, with commas between */
    public static List<NvidiaGpu> read(String report) {
        return report.lines()
                .map(line -> line.strip().split(" *, *", -1))
                .filter(fields -> fields.length == FIELDS.split(",", -1).length)
                .map(fields -> new NvidiaGpu(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]))
                .toList();
    }

    private static Optional<String> report() {
        try {
            Process process = new ProcessBuilder(COMMAND)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
