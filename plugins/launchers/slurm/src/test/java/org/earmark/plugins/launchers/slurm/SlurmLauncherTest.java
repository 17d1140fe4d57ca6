package org.earmark.plugins.launchers.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmLauncherTest {
    private static final DeviceSlot SLOT = new DeviceSlot("cuda:0", 1);

    @TempDir
    private Path output;

    private final FakeSlurm slurm = new FakeSlurm();
    private final Notes notes = new Notes();

    @Test
    void aPlanIsOneArrayAndEveryTaskKnowsItsJob() throws InterruptedException {
        List<CellTask> tasks = tasks(3);
        slurm.then(() -> tasks.forEach(task -> finish(task.attempt(), "done")));

        launcher().launch(new Waiting(tasks), notes);

        assertThat(slurm.asked("sbatch"))
                .singleElement(InstanceOfAssertFactories.list(String.class))
                .contains("--array=0-2", "--parsable");
        assertThat(new Attempt(tasks.get(2).attempt()).job()).contains("42_2");
        assertThat(notes.ends).hasSize(3);
    }

    @Test
    void aPlanLargerThanTheClusterAllowsIsSeveralArrays() throws InterruptedException {
        slurm.allowArraysOf(2);
        List<CellTask> tasks = tasks(5);
        slurm.then(() -> tasks.forEach(task -> finish(task.attempt(), "done")));

        launcher().launch(new Waiting(tasks), notes);

        assertThat(slurm.asked("sbatch")).hasSize(3);
        assertThat(new Attempt(tasks.get(4).attempt()).job()).contains("44_0");
    }

    @Test
    void theRecordDecidesAlthoughSlurmHasForgottenTheJob() throws InterruptedException {
        List<CellTask> tasks = tasks(1);
        slurm.then(() -> finish(tasks.get(0).attempt(), "done"));

        launcher().launch(new Waiting(tasks), notes);

        assertThat(notes.ends).singleElement().satisfies(end -> assertThat(end.exitCode())
                .isZero());
    }

    @Test
    void aCompletedJobWithoutARecordIsLostAfterAWhile() throws InterruptedException {
        slurm.then(() -> slurm.states.put("42_0", "COMPLETED"));

        launcher().launch(new Waiting(tasks(1)), notes);

        assertThat(notes.ends).singleElement().satisfies(end -> assertThat(end.outputTail())
                .contains("42_0: COMPLETED"));
        assertThat(slurm.asked("squeue")).hasSizeGreaterThan(1);
    }

    @Test
    void aTimeLimitThatStruckIsATimeOut() throws InterruptedException {
        slurm.then(() -> slurm.states.put("42_0", "TIMEOUT"));

        launcher().launch(new Waiting(tasks(1)), notes);

        assertThat(notes.ends).singleElement().matches(end -> end.timedOut());
    }

    @Test
    void aDeadNodeThatIsNotRequeuedCountsAsKilledFromOutside() throws InterruptedException {
        slurm.then(() -> slurm.states.put("42_0", "NODE_FAIL"));

        launcher().launch(new Waiting(tasks(1)), notes);

        assertThat(notes.ends).singleElement().satisfies(end -> assertThat(end.exitCode())
                .isEqualTo(137));
    }

    @Test
    void aRequeuedCellIsFollowedIntoItsNextAttempt() throws InterruptedException {
        CellTask task = tasks(1).get(0);
        Path second = task.attempt().resolveSibling("attempt-002");
        slurm.then(() -> {
                    begin(task.attempt());
                    slurm.states.put("42_0", "RUNNING");
                })
                .then(() -> {
                    finish(task.attempt(), "failed\",\"errorClass\":\"preempted");
                    slurm.states.put("42_0", "PENDING");
                })
                .then(() -> {
                    begin(second);
                    slurm.states.put("42_0", "RUNNING");
                })
                .then(() -> finish(second, "done"));

        launcher().launch(new Waiting(List.of(task)), notes);

        assertThat(notes.lines)
                .containsExactly(
                        "started cell0/attempt-001 slurm job 42_0 on n1",
                        "started cell0/attempt-002 slurm job 42_0 on n1",
                        "ended cell0/attempt-002");
    }

    @Test
    void cellsThatWereSubmittedBeforeAreFollowedAndNotSubmittedAgain() throws InterruptedException {
        List<CellTask> tasks = tasks(2);
        new Attempt(tasks.get(0).attempt()).placed("7_3");
        slurm.then(() -> slurm.states.put("7_3", "RUNNING"))
                .then(() -> tasks.forEach(task -> finish(task.attempt(), "done")));

        launcher().launch(new Waiting(tasks), notes);

        assertThat(slurm.asked("sbatch"))
                .singleElement(InstanceOfAssertFactories.list(String.class))
                .contains("--array=0-0");
        assertThat(notes.lines).contains("started cell0/attempt-001 slurm job 7_3");
    }

    @Test
    void theJobOfAControllerThatWasKilledWhileItSubmittedIsFound() throws InterruptedException {
        List<CellTask> tasks = tasks(2);
        Batch batch = cutOff(tasks);
        slurm.arrays.put("7", batch.script());
        slurm.then(() -> slurm.states.putAll(Map.of("7_0", "RUNNING", "7_1", "PENDING")))
                .then(() -> tasks.forEach(task -> finish(task.attempt(), "done")));

        launcher().launch(new Waiting(tasks), notes);

        assertThat(slurm.asked("sbatch")).isEmpty();
        assertThat(new Attempt(tasks.get(1).attempt()).job()).contains("7_1");
    }

    @Test
    void whatAControllerWasKilledBeforeSubmittingIsSubmittedAndItsBatchWithdrawn() throws InterruptedException {
        List<CellTask> tasks = tasks(2);
        Batch batch = cutOff(tasks);
        slurm.then(() -> tasks.forEach(task -> finish(task.attempt(), "done")));

        launcher().launch(new Waiting(tasks), notes);

        assertThat(slurm.asked("sbatch")).hasSize(1);
        assertThat(batch.folder()).doesNotExist();
        assertThat(new Attempt(tasks.get(1).attempt()).job()).contains("42_1");
    }

    @Test
    void cancelFindsTheJobOfAControllerThatWasKilledWhileItSubmitted() {
        List<CellTask> tasks = tasks(2);
        slurm.arrays.put("7", cutOff(tasks).script());
        slurm.states.putAll(Map.of("7_0", "RUNNING", "7_1", "COMPLETED"));

        launcher().cancel(tasks.stream().map(CellTask::attempt).toList());

        assertThat(slurm.asked("scancel")).containsExactly(List.of("scancel", "7_0"));
    }

    /** What a controller leaves that was killed while it waited for sbatch. */
    private static Batch cutOff(List<CellTask> tasks) {
        Batch batch = Batch.write(tasks, SlurmOptions.standard());
        for (int i = 0; i < tasks.size(); i++) {
            new Attempt(tasks.get(i).attempt()).placing(new Submission(batch, i));
        }
        return batch;
    }

    @Test
    void aCellThatFailedBeforeIsSubmittedAgain() throws InterruptedException {
        CellTask first = tasks(1).get(0);
        new Attempt(first.attempt()).placed("7_0");
        finish(first.attempt(), "failed\",\"errorClass\":\"bug");
        CellTask again = task(0, create(first.attempt().resolveSibling("attempt-002")));
        slurm.then(() -> slurm.states.put("7_0", "FAILED")).then(() -> finish(again.attempt(), "done"));

        launcher().launch(new Waiting(List.of(again)), notes);

        assertThat(slurm.asked("sbatch")).hasSize(1);
        assertThat(notes.lines).last().isEqualTo("ended cell0/attempt-002");
    }

    @Test
    void aCellThatComesBackIntoTheQueueIsSubmittedWhileTheOthersRun() throws InterruptedException {
        CellTask first = tasks(1).get(0);
        CellTask again = task(0, create(first.attempt().resolveSibling("attempt-002")));
        Waiting queue = new Waiting(List.of(first));
        slurm.then(() -> {
                    finish(first.attempt(), "failed\",\"errorClass\":\"infrastructure");
                    queue.offer(again);
                })
                .then(() -> slurm.states.put("43_0", "RUNNING"))
                .then(() -> finish(again.attempt(), "done"));

        launcher().launch(queue, notes);

        assertThat(slurm.asked("sbatch")).hasSize(2);
        assertThat(notes.lines).last().isEqualTo("ended cell0/attempt-002");
    }

    @Test
    void aRefusalIsOneParagraphAndLeavesTheFolderAsItWas() throws IOException {
        slurm.refuse("invalid account");
        List<CellTask> tasks = tasks(2);

        assertThatThrownBy(() -> launcher().launch(new Waiting(tasks), notes))
                .isInstanceOfSatisfying(EarmarkException.class, failure -> assertThat(failure.category())
                        .isEqualTo(ErrorCategory.ENVIRONMENT))
                .hasMessageContaining("invalid account")
                .hasMessageNotContaining("\n");
        try (var rest = Files.walk(output)) {
            assertThat(rest.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aCheckAsksWithoutSubmitting() {
        launcher().check(4);

        assertThat(slurm.asked("sbatch"))
                .singleElement(InstanceOfAssertFactories.list(String.class))
                .contains("--test-only", "--array=0-3");
    }

    @Test
    void detachedItReturnsOnceTheCellsAreSubmitted() throws InterruptedException {
        SlurmOptions options = new SlurmOptions(
                Optional.empty(), Optional.empty(), 1, 0, Optional.empty(), 0, 120, 10, 0.1, List.of(), true);

        new SlurmLauncher(options, SLOT, new SlurmCommands(slurm)).launch(new Waiting(tasks(1)), notes);

        assertThat(slurm.asked("squeue")).isEmpty();
        assertThat(notes.lines).isEmpty();
    }

    @Test
    void cancelWithdrawsWhatWaitsOrRunsAndNothingElse() {
        List<CellTask> tasks = tasks(3);
        new Attempt(tasks.get(0).attempt()).placed("7_0");
        new Attempt(tasks.get(1).attempt()).placed("7_1");
        finish(tasks.get(1).attempt(), "done");
        slurm.states.put("7_0", "PENDING");
        slurm.states.put("7_1", "COMPLETING");

        List<Path> cancelled =
                launcher().cancel(tasks.stream().map(CellTask::attempt).toList());

        assertThat(cancelled).containsExactly(tasks.get(0).attempt());
        assertThat(slurm.asked("scancel")).containsExactly(List.of("scancel", "7_0"));
    }

    private SlurmLauncher launcher() {
        SlurmOptions options = new SlurmOptions(
                Optional.empty(), Optional.empty(), 1, 0, Optional.empty(), 0, 120, 10, 0.001, List.of(), false);
        return new SlurmLauncher(options, SLOT, new SlurmCommands(slurm));
    }

    private List<CellTask> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> task(i, create(output.resolve("cells/cell" + i + "/attempt-001"))))
                .toList();
    }

    private static CellTask task(int number, Path attempt) {
        return new CellTask("cell" + number, "title", List.of("true"), Map.of(), attempt, Optional.empty());
    }

    private static Path create(Path attempt) {
        try {
            return Files.createDirectories(attempt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void begin(Path attempt) {
        write(create(attempt).resolve("events.jsonl"), "{}\n");
    }

    private static void finish(Path attempt, String state) {
        write(attempt.resolve("result.json"), "{\"state\":\"" + state + "\"}");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
