package org.earmark.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes that a test has started, whoever their parent is now; found by what their command lines name. */
public final class StartedProcesses {
    private static final long END_SECONDS = 30;

    private StartedProcesses() {}

    /** Those whose command line has all of these texts, such as a folder of the test's own. */
    public static List<ProcessHandle> naming(String... texts) {
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(texts).allMatch(commandLine(process)::contains))
                .toList();
    }

    /** Returns when all of them have ended; fails after half a minute. */
    public static void awaitEnd(String... texts) {
        naming(texts).forEach(process -> process.onExit()
                .orTimeout(END_SECONDS, TimeUnit.SECONDS)
                .join());
    }

    /** Java itself tells the first 4096 bytes alone, which a class path fills. */
    private static String commandLine(ProcessHandle process) {
        Path whole = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            if (Files.exists(whole)) {
                return Files.readString(whole, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException ended) {
            return "";
        }
        return process.info().commandLine().orElse("");
    }
}
