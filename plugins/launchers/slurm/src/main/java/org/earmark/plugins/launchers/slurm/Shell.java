package org.earmark.plugins.launchers.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Runs Slurm's commands. */
class Shell {
    private static final int NO_ANSWER = 124;
    private static final long PATIENCE_SECONDS = 60;

    /**
     * What a command answered.
     *
     * @param output of standard output
     * @param errors of standard error
     */
    record Answer(int exitCode, String output, String errors) {
        boolean isGood() {
            return exitCode == 0;
        }
    }

    /** @throws EarmarkException of category ENVIRONMENT when there is no such command */
    Answer run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            CompletableFuture<String> output = drain(process.getInputStream());
            CompletableFuture<String> errors = drain(process.getErrorStream());
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Answer(NO_ANSWER, "", command.get(0) + " gave no answer for " + PATIENCE_SECONDS + " s");
            }
            return new Answer(process.exitValue(), output.join(), errors.join());
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Cannot run " + command.get(0) + " (" + e.getMessage() + "). Use --launcher slurm on a machine from"
                            + " which jobs can be submitted, with Slurm's commands on the PATH, or leave it out to run"
                            + " here.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(NO_ANSWER, "", command.get(0) + " was interrupted");
        }
    }

    private static CompletableFuture<String> drain(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        });
    }
}
