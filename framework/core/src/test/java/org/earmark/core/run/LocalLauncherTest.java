package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.TaskEnd;
import org.earmark.spi.launch.TaskQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract of launchers does not say. */
class LocalLauncherTest {
    private static final DeviceSlot GPU = new DeviceSlot("cuda:1", 1);

    @TempDir
    private Path folder;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void tellsTheProcessItsDeviceAndItsParent() throws InterruptedException {
        launcher(GPU).launch(new Scripts("echo $EARMARK_DEVICE $EARMARK_PARENT"), new Recorder());

        assertThat(heard)
                .containsExactly(
                        "started on cuda:1",
                        "ended: cuda:1 " + ProcessHandle.current().pid());
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> launcher(GPU).launch(new Scripts(List.of("/no/such/java")), new Recorder()))
                .hasMessageContaining("/no/such/java");
    }

    @Test
    void aDeviceThatAnotherRunUsesIsWaitedFor() throws InterruptedException {
        DeviceLeases.Lease other = new DeviceLeases(folder.resolve("leases"), 2)
                .acquire(GPU, new Patient())
                .orElseThrow();
        // The other run ends as soon as somebody waits for it.
        launcher(GPU).launch(new Scripts("echo here"), new Recorder(other::close));

        assertThat(heard).containsExactly("waiting for cuda:1", "started on cuda:1", "ended: here");
    }

    private LocalLauncher launcher(DeviceSlot... slots) {
        return new LocalLauncher(List.of(slots), new DeviceLeases(folder.resolve("leases"), 2));
    }

    private static final class Patient implements DeviceLeases.Patience {
        @Override
        public void waiting() {}

        @Override
        public boolean isOver() {
            return false;
        }
    }

    private final class Scripts implements TaskQueue {
        private final Deque<List<String>> commands = new ArrayDeque<>();

        Scripts(String script) {
            this(List.of("sh", "-c", script));
        }

        Scripts(List<String> command) {
            commands.add(command);
        }

        @Override
        public synchronized Optional<CellTask> next(DeviceSlot slot) {
            return Optional.ofNullable(commands.poll())
                    .map(command -> new CellTask("a", "a", command, Map.of(), folder, Optional.empty()));
        }

        @Override
        public synchronized boolean isEmpty() {
            return commands.isEmpty();
        }
    }

    private final class Recorder implements LaunchMonitor {
        private final Runnable whenWaiting;

        Recorder() {
            this(() -> {});
        }

        Recorder(Runnable whenWaiting) {
            this.whenWaiting = whenWaiting;
        }

        @Override
        public void waiting(DeviceSlot slot, String reason) {
            heard.add("waiting for " + slot.device());
            whenWaiting.run();
        }

        @Override
        public void started(CellTask task, String place) {
            heard.add("started on " + place);
        }

        @Override
        public void ended(CellTask task, TaskEnd end) {
            heard.add("ended: " + end.outputTail());
        }
    }
}
