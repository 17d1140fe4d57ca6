package org.earmark.integration.slurm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds a worker in the middle of its work, so that it cannot be done before what a test waits for. */
final class HeldWorker {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HeldWorker() {}

    static void hold(Path attempt) throws IOException, InterruptedException {
        tell(attempt, "STOP");
    }

    static void release(Path attempt) throws IOException, InterruptedException {
        tell(attempt, "CONT");
    }

    /** A worker that has not begun or has ended cannot be told anything. */
    private static void tell(Path attempt, String signal) throws IOException, InterruptedException {
        Path file = attempt.resolve("process.json");
        if (Files.exists(file)) {
            String number = JSON.readTree(file.toFile()).path("number").asText();
            new ProcessBuilder(List.of("bash", "-c", "kill -" + signal + " " + number))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
