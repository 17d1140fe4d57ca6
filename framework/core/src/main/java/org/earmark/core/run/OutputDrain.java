package org.earmark.core.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes what a process prints to a file and keeps the last lines. A pipe that nobody empties would stop the process. */
final class OutputDrain {
    private static final int LINES = 20;

    private final Deque<String> tail = new ArrayDeque<>();
    private final Thread thread;

    OutputDrain(InputStream output, Path file) {
        thread = new Thread(() -> drain(output, file), "drain " + file);
        thread.setDaemon(true);
        thread.start();
    }

    private void drain(InputStream output, Path file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                PrintWriter log = new PrintWriter(Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.println(line);
                log.flush();
                keep(line);
            }
        } catch (IOException e) {
            keep("(the output could not be read or kept: " + e + ")");
        }
    }

    private synchronized void keep(String line) {
        tail.addLast(line);
        if (tail.size() > LINES) {
            tail.removeFirst();
        }
    }

    /** Waits for the end of the output, at most the given time, and returns the last lines. */
    String tail(long millis) throws InterruptedException {
        thread.join(millis);
        synchronized (this) {
            return String.join("\n", tail);
        }
    }
}
