package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LauncherFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every launcher must do; see {@link LocalLauncherContract} and {@link SchedulerContract} for what depends on where
 * tasks run. The tasks are shell scripts, so the launcher has to reach a machine that has a shell and sees this machine's
 * temporary folder.
 *
 * @param <O> the launcher's options
 */
public interface LauncherContract<O extends Record> extends FactoryContract<O> {
    @Override
    LauncherFactory<O> factory();

    /** The options to examine it with. */
    default O options() {
        return factory().defaults();
    }

    @Override
    default List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.launchers();
    }

    @Test
    default void everyTaskIsRunOnce(@TempDir Path folder) throws InterruptedException {
        List<CellTask> tasks = IntStream.range(0, 7)
                .mapToObj(i -> ShellTasks.task(folder, "task-" + i, "echo run >> " + folder.resolve("task-" + i)))
                .toList();
        LaunchRecorder recorder = launch(tasks, new DeviceSlot("cpu", 1), new DeviceSlot("cpu", 1));

        assertThat(recorder.ends())
                .containsOnlyKeys(tasks.stream().map(CellTask::cell).toList());
        assertThat(tasks)
                .allSatisfy(task -> assertThat(folder.resolve(task.cell())).hasContent("run"));
    }

    @Test
    default void anEmptyQueueIsNoWork() throws InterruptedException {
        assertThat(launch(List.of(), new DeviceSlot("cpu", 1)).ends()).isEmpty();
    }

    @Test
    default void tasksAreStartedBeforeTheyEnd(@TempDir Path folder) throws InterruptedException {
        assertThat(launch(List.of(ShellTasks.task(folder, "a", "true")), new DeviceSlot("cpu", 1))
                        .calls())
                .containsExactly("started a", "ended a");
    }

    @Test
    default void aTaskIsPreparedForASlotThatWasGiven(@TempDir Path folder) throws InterruptedException {
        DeviceSlot slot = new DeviceSlot("cpu", 1);
        ListedTasks queue = new ListedTasks(List.of(ShellTasks.task(folder, "a", "true")));
        ShellTasks.launcher(factory(), options(), slot).launch(queue, new LaunchRecorder());

        assertThat(queue.slots()).containsExactly(slot);
    }

    @Test
    default void exitCodeAndLastOutputAreReported(@TempDir Path folder) throws InterruptedException {
        LaunchRecorder recorder = launch(
                List.of(ShellTasks.task(folder, "a", "echo out; echo err >&2; exit 3")), new DeviceSlot("cpu", 1));

        assertThat(recorder.ends().get("a").exitCode()).isEqualTo(3);
        assertThat(recorder.ends().get("a").timedOut()).isFalse();
        assertThat(recorder.ends().get("a").outputTail()).contains("out").contains("err");
        assertThat(ShellTasks.attempt(folder, "a").resolve("log.txt"))
                .content()
                .contains("out")
                .contains("err");
    }

    @Test
    default void muchOutputStopsNobody(@TempDir Path folder) throws InterruptedException {
        LaunchRecorder recorder =
                launch(List.of(ShellTasks.task(folder, "a", "seq 1 100000; echo last")), new DeviceSlot("cpu", 1));

        assertThat(recorder.ends().get("a").exitCode()).isZero();
        assertThat(recorder.ends().get("a").outputTail()).endsWith("last").hasSizeLessThan(10_000);
    }

    @Test
    default void aFailureCostsTheOthersNothing(@TempDir Path folder) throws InterruptedException {
        LaunchRecorder recorder = launch(
                List.of(ShellTasks.task(folder, "a", "exit 1"), ShellTasks.task(folder, "b", "exit 0")),
                new DeviceSlot("cpu", 1));

        assertThat(recorder.ends().get("a").exitCode()).isEqualTo(1);
        assertThat(recorder.ends().get("b").exitCode()).isZero();
    }

    @Test
    default void variablesReachTheTask(@TempDir Path folder) throws InterruptedException {
        CellTask task = ShellTasks.task(folder, "a", "echo $GREETING");
        LaunchRecorder recorder = launch(
                List.of(new CellTask(
                        "a",
                        "a",
                        task.command(),
                        Map.of("GREETING", "good morning"),
                        task.attempt(),
                        Optional.empty())),
                new DeviceSlot("cpu", 1));

        assertThat(recorder.ends().get("a").outputTail()).contains("good morning");
    }

    @Test
    default void aTaskThatRunsTooLongIsKilledWithAllThatItStarted(@TempDir Path folder) throws Exception {
        CellTask task = ShellTasks.task(folder, "a", "echo started; " + ShellTasks.child(folder) + " wait");
        LaunchRecorder recorder = launch(
                List.of(new CellTask(
                        "a", "a", task.command(), Map.of(), task.attempt(), Optional.of(Duration.ofMillis(500)))),
                new DeviceSlot("cpu", 1));

        assertThat(recorder.ends().get("a").timedOut()).isTrue();
        ShellTasks.awaitEndOfChild(folder);
    }

    private LaunchRecorder launch(List<CellTask> tasks, DeviceSlot... slots) throws InterruptedException {
        LaunchRecorder recorder = new LaunchRecorder();
        ShellTasks.launcher(factory(), options(), slots).launch(new ListedTasks(tasks), recorder);
        return recorder;
    }
}
