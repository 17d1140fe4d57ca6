package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a launcher must do whose tasks are processes of this machine.
 *
 * @param <O> the launcher's options
 */
public interface LocalLauncherContract<O extends Record> extends LauncherContract<O> {
    @Test
    default void allIsKilledWhenTheLauncherIsInterrupted(@TempDir Path folder) throws Exception {
        Launcher launcher = ShellTasks.launcher(factory(), options(), new DeviceSlot("cpu", 1));
        LaunchRecorder recorder = new LaunchRecorder();
        ListedTasks queue =
                new ListedTasks(List.of(ShellTasks.task(folder, "a", ShellTasks.child(folder) + " echo ready; wait")));
        Thread launching = new Thread(() -> recorder.launch(launcher, queue));
        launching.start();
        ShellTasks.awaitChild(folder);

        launching.interrupt();
        launching.join();

        assertThat(launcher.isLocal()).isTrue();
        assertThat(recorder.calls()).contains("interrupted");
        ShellTasks.awaitEndOfChild(folder);
    }
}
