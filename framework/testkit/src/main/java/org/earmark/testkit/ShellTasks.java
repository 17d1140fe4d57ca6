package org.earmark.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.launch.LauncherFactory;

/** Tasks that are shell scripts, with attempt folders where a store would have them. */
final class ShellTasks {
    /** Longer than any test may take: a process with such a sleep ends only when it is killed. */
    private static final String FOR_EVER = "sleep 600";

    private ShellTasks() {}

    static <O extends Record> Launcher launcher(LauncherFactory<O> factory, O options, DeviceSlot... slots) {
        return factory.create(options, new LauncherContext(List.of(slots)));
    }

    static Path attempt(Path folder, String name) {
        return folder.resolve("cells").resolve(name).resolve("attempt-001");
    }

    static CellTask task(Path folder, String name, String script) {
        try {
            Path attempt = Files.createDirectories(attempt(folder, name));
            return new CellTask(name, name, List.of("sh", "-c", script), Map.of(), attempt, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process of the task's own, whose number is left in a file once it runs. */
    static String child(Path folder) {
        return FOR_EVER + " & echo $! > " + folder.resolve("child.part") + "; mv " + folder.resolve("child.part") + " "
                + folder.resolve("child") + ";";
    }

    static void awaitChild(Path folder) {
        while (!Files.exists(folder.resolve("child"))) {
            Thread.onSpinWait();
        }
    }

    /** The system takes a moment to bury what was killed; a process that was spared would make this time out. */
    static void awaitEndOfChild(Path folder) throws IOException {
        long number = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        ProcessHandle.of(number)
                .ifPresent(process ->
                        process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }
}
