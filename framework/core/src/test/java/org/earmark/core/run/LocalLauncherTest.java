package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.TaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLauncherTest {
    /** Longer than any test may take: a process with such a sleep ends only when it is killed. */
    private static final String FOR_EVER = "sleep 600";

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();

    @Test
    void reportsExitCodeAndLastOutput() throws InterruptedException {
        new LocalLauncher(List.of("cpu")).launch(List.of(task("a", "echo out; echo err >&2; exit 3")), recorder);

        assertThat(recorder.ends.get("a").exitCode()).isEqualTo(3);
        assertThat(recorder.ends.get("a").outputTail()).contains("out").contains("err");
        assertThat(folder.resolve("log.txt")).content().contains("out").contains("err");
    }

    @Test
    void aFailureCostsTheOtherTasksNothing() throws InterruptedException {
        new LocalLauncher(List.of("cpu")).launch(List.of(task("a", "exit 1"), task("b", "exit 0")), recorder);

        assertThat(recorder.ends.get("b").exitCode()).isZero();
    }

    @Test
    void tellsTheProcessItsDeviceAndItsParent() throws InterruptedException {
        new LocalLauncher(List.of("cuda:1"))
                .launch(List.of(task("a", "echo $EARMARK_DEVICE $EARMARK_PARENT")), recorder);

        assertThat(recorder.ends.get("a").outputTail())
                .isEqualTo("cuda:1 " + ProcessHandle.current().pid());
    }

    @Test
    void killsAProcessTreeThatRunsTooLong() throws InterruptedException {
        CellTask slow = task("a", "echo started; " + FOR_EVER + " & wait", Optional.of(Duration.ofMillis(200)));

        new LocalLauncher(List.of("cpu")).launch(List.of(slow), recorder);

        assertThat(recorder.ends.get("a").timedOut()).isTrue();
        awaitNoDescendants();
    }

    @Test
    void killsAllWhenItIsInterrupted() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread launching = new Thread(() -> {
            try {
                new LocalLauncher(List.of("cpu")).launch(List.of(task("a", FOR_EVER)), recorder);
            } catch (InterruptedException e) {
                thrown.set(e);
            }
        });
        launching.start();
        recorder.firstStart.await();

        launching.interrupt();
        launching.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        awaitNoDescendants();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        CellTask missing = new CellTask("a", "a", List.of("/no/such/java"), Map.of(), folder, Optional.empty());

        assertThatThrownBy(() -> new LocalLauncher(List.of("cpu")).launch(List.of(missing), recorder))
                .hasMessageContaining("/no/such/java");
    }

    /** The system takes a moment to bury what was killed; a process that was spared would make this time out. */
    private static void awaitNoDescendants() {
        ProcessHandle.current().descendants().forEach(process -> process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .join());
    }

    private CellTask task(String name, String script) {
        return task(name, script, Optional.empty());
    }

    private CellTask task(String name, String script, Optional<Duration> timeout) {
        return new CellTask(name, name, List.of("sh", "-c", script), Map.of(), folder, timeout);
    }

    private static final class Recorder implements LaunchMonitor {
        private final Map<String, TaskEnd> ends = new ConcurrentHashMap<>();
        private final CountDownLatch firstStart = new CountDownLatch(1);

        @Override
        public void started(CellTask task, String place) {
            firstStart.countDown();
        }

        @Override
        public void ended(CellTask task, TaskEnd end) {
            ends.put(task.cell(), end);
        }
    }
}
