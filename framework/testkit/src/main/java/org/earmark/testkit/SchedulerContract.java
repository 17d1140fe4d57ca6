package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a launcher must do that hands its tasks to a scheduler, which keeps them whatever becomes of the launcher.
 *
 * @param <O> the launcher's options
 */
public interface SchedulerContract<O extends Record> extends LauncherContract<O> {
    /** A task that runs until it is told to end. */
    private static CellTask patient(Path folder) {
        String script = "echo run >> " + folder.resolve("runs") + "; mv " + folder.resolve("runs") + " "
                + folder.resolve("begun") + "; until [ -e " + folder.resolve("end") + " ]; do sleep 0.1; done";
        return ShellTasks.task(folder, "a", script);
    }

    private static void awaitBegin(Path folder) {
        while (!Files.exists(folder.resolve("begun"))) {
            Thread.onSpinWait();
        }
    }

    private Launcher launcher() {
        return ShellTasks.launcher(factory(), options(), new DeviceSlot("cpu", 1));
    }

    @Test
    default void tasksStayWithTheirSchedulerWhenTheLauncherIsInterrupted(@TempDir Path folder) throws Exception {
        CellTask task = patient(folder);
        LaunchRecorder first = new LaunchRecorder();
        Thread launching = new Thread(() -> first.launch(launcher(), new ListedTasks(List.of(task))));
        launching.start();
        awaitBegin(folder);
        launching.interrupt();
        launching.join();
        Files.createFile(folder.resolve("end"));
        LaunchRecorder second = new LaunchRecorder();
        second.launch(launcher(), new ListedTasks(List.of(task)));

        assertThat(launcher().isLocal()).isFalse();
        assertThat(first.calls()).contains("interrupted");
        assertThat(second.ends().get("a").exitCode()).isZero();
        assertThat(folder.resolve("begun")).hasContent("run");
    }

    @Test
    default void whatIsCancelledEnds(@TempDir Path folder) throws Exception {
        CellTask task = ShellTasks.task(folder, "a", ShellTasks.child(folder) + " wait");
        LaunchRecorder recorder = new LaunchRecorder();
        Thread launching = new Thread(() -> recorder.launch(launcher(), new ListedTasks(List.of(task))));
        launching.start();
        ShellTasks.awaitChild(folder);

        List<Path> cancelled = launcher().cancel(List.of(task.attempt(), folder.resolve("cells/b/attempt-001")));
        launching.join();

        assertThat(cancelled).containsExactly(task.attempt());
        assertThat(recorder.ends()).containsOnlyKeys("a");
        ShellTasks.awaitEndOfChild(folder);
    }
}
