package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.tiny.TinyCells;
import org.earmark.core.tiny.TinyFactories.Accident;
import org.earmark.core.tiny.TinyFactories.DatasetOptions;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.TaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControllerTest {
    private final Workshop workshop;

    ControllerTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    @Test
    void aCellIsLearntAndDone() throws InterruptedException {
        Cell cell = TinyCells.cell(1);

        RunSummary summary = workshop.run(Accident.NONE, cell);

        assertThat(summary.isComplete()).isTrue();
        JsonNode result = Json.read(newest(cell).result());
        // Three tones far apart in pitch: any sound pipeline separates them.
        assertThat(result.path("metrics").path("accuracy").asDouble()).isEqualTo(1.0);
        assertThat(result.path("steps").asLong()).isEqualTo(20);
        assertThat(result.path("epochs").asLong()).isEqualTo(4);
        assertThat(result.path("clips").path("test").asInt()).isEqualTo(6);
    }

    @Test
    void anAttemptHoldsEveryPromisedFile() throws InterruptedException {
        Cell cell = TinyCells.cell(1);

        workshop.run(Accident.NONE, cell);

        Path attempt = newest(cell).path();
        assertThat(List.of(
                        "cell.json",
                        "worker.json",
                        "provenance.json",
                        "events.jsonl",
                        "predictions/clipwise.npy",
                        "predictions/targets.npy",
                        "predictions/clips.txt",
                        "predictions/classes.txt",
                        "checkpoints/latest.safetensors",
                        "checkpoints/best.safetensors",
                        "result.json"))
                .allSatisfy(name -> assertThat(attempt.resolve(name)).isNotEmptyFile());
        assertThat(Files.exists(attempt.resolve("predictions/framewise.npy"))).isFalse();
    }

    @Test
    void aCellThatIsDoneIsNotRunAgain() throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        workshop.run(Accident.NONE, cell);

        RunSummary second = workshop.run(Accident.NONE, cell);

        assertThat(second.outcomes().get(0).executed()).isFalse();
        assertThat(workshop.store().attempts(cell.id())).hasSize(1);
    }

    @Test
    void twoRunsOfACellAgreeBitByBit(@TempDir Path other) throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Workshop elsewhere = new Workshop(other);

        workshop.run(Accident.NONE, cell);
        elsewhere.run(Accident.NONE, cell);

        assertSameRun(newest(cell), elsewhere.store().decisive(cell.id()).orElseThrow());
    }

    @Test
    void aResumedCellContinuesBitByBit(@TempDir Path other) throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Workshop undisturbed = new Workshop(other);
        undisturbed.run(Accident.NONE, cell);

        // Step 7 lies in the middle of the second epoch.
        workshop.run(Accident.before(7), cell);
        workshop.run(Accident.NONE, cell);

        AttemptFolder resumed = newest(cell);
        assertThat(resumed.number()).isEqualTo(2);
        assertThat(workshop.events(resumed, "resume"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("step").asLong()).isEqualTo(7));
        assertSameRun(resumed, undisturbed.store().decisive(cell.id()).orElseThrow());
        assertThat(Json.read(resumed.provenance()).path("resumedFrom").asInt()).isEqualTo(1);
    }

    @Test
    void aCellThatWasStoppedTwiceContinuesBitByBit(@TempDir Path other) throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Workshop undisturbed = new Workshop(other);
        undisturbed.run(Accident.NONE, cell);

        workshop.run(Accident.before(5), cell);
        workshop.run(Accident.before(16), cell);
        workshop.run(Accident.NONE, cell);

        assertSameRun(newest(cell), undisturbed.store().decisive(cell.id()).orElseThrow());
    }

    @Test
    void aDamagedCheckpointIsPassedOver() throws Exception {
        Cell cell = TinyCells.cell(1);
        workshop.run(Accident.before(7), cell);
        workshop.run(Accident.before(12), cell);
        Path newer = newest(cell).latestCheckpoint();
        Files.write(newer, new byte[] {1, 2, 3});

        workshop.run(Accident.NONE, cell);

        assertThat(workshop.events(newest(cell), "resume"))
                .last()
                .satisfies(event -> assertThat(event.path("step").asLong()).isEqualTo(7));
        assertThat(workshop.store().state(cell.id())).isEqualTo(CellState.of(Status.DONE));
    }

    @Test
    void aDivergedCellSaysWhereAndIsNotTriedAgain() throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Accident nan = new Accident() {
            @Override
            public double loss(long step, double loss) {
                return step == 8 ? Double.NaN : loss;
            }
        };

        RunSummary first = workshop.run(nan, cell);
        RunSummary second = workshop.run(Accident.NONE, cell);

        assertThat(first.outcomes().get(0).state()).isEqualTo(CellState.of(Status.DIVERGED));
        assertThat(first.outcomes().get(0).message()).contains("step 9").contains("NaN");
        assertThat(workshop.events(newest(cell), "step")).hasSize(9).last().satisfies(event -> assertThat(
                        event.path("loss").asText())
                .isEqualTo("NaN"));
        assertThat(second.outcomes().get(0).executed()).isFalse();
    }

    @Test
    void aDamagedClipFailsItsCellAndNoOther() throws InterruptedException {
        Cell damaged = TinyCells.cell(1, new DatasetOptions(24, 5));
        Cell sound = TinyCells.cell(2);

        RunSummary summary = workshop.run(Accident.NONE, damaged, sound);

        assertThat(summary.outcomes().get(0).state()).isEqualTo(CellState.failed(ErrorCategory.DATA));
        assertThat(summary.outcomes().get(0).message()).contains("tone-5.wav");
        assertThat(summary.outcomes().get(1).state()).isEqualTo(CellState.of(Status.DONE));
    }

    @Test
    void memoryThatRunsOutIsNamed() throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Accident full = new Accident() {
            @Override
            public void beforeStep(long step) {
                throw new IllegalStateException("[enforce fail] DefaultCPUAllocator: not enough memory: you tried to"
                        + " allocate 64 bytes.\nException raised from x at y.cpp:1\nframe #0: z");
            }
        };

        RunSummary summary = workshop.run(full, cell);

        assertThat(summary.outcomes().get(0).state()).isEqualTo(CellState.failed(ErrorCategory.OUT_OF_MEMORY));
        assertThat(summary.outcomes().get(0).message())
                .contains("training.batchSize")
                .doesNotContain("frame #0");
    }

    @Test
    void theBatchThatWouldFitIsFoundByTrying() throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Accident roomForTwo = new Accident() {
            @Override
            public void beforeBatch(int clips) {
                if (clips > 2) {
                    throw new IllegalStateException("CUDA out of memory");
                }
            }
        };

        RunSummary summary = workshop.run(roomForTwo, cell);

        assertThat(summary.outcomes().get(0).state()).isEqualTo(CellState.failed(ErrorCategory.OUT_OF_MEMORY));
        assertThat(summary.outcomes().get(0).message()).contains("training.batchSize 2 was tried");
        assertThat(Json.read(newest(cell).result()).path("fittingBatchSize").asInt())
                .isEqualTo(2);
    }

    @Test
    void whatBrokeFromOutsideIsTriedAgain() throws InterruptedException {
        Cell cell = TinyCells.cell(1);

        RunSummary summary = workshop.run(failsOnce(ErrorCategory.INFRASTRUCTURE), cell);

        assertThat(summary.isComplete()).isTrue();
        assertThat(workshop.store().attempts(cell.id())).hasSize(2);
    }

    @Test
    void aWorkerThatHadToMoveToAFurtherAttemptAndWasKilledThereIsTriedAgain() throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Launcher quiet = workshop.launcher(Accident.NONE);
        Launcher killing = (queue, monitor) -> {
            CellTask task = queue.next(new DeviceSlot("cpu", 1)).orElseThrow();
            monitor.started(task, "a process");
            moveToAFurtherAttempt(new AttemptFolder(task.attempt()));
            monitor.ended(task, new TaskEnd(137, false, ""));
            quiet.launch(queue, monitor);
        };

        RunSummary summary = workshop.run(RunPolicy.usual(), killing, cell);

        assertThat(summary.isComplete()).isTrue();
        List<AttemptFolder> attempts = workshop.store().attempts(cell.id());
        assertThat(attempts).hasSize(3);
        assertThat(Json.read(attempts.get(1).result()).path("errorClass").asText())
                .isEqualTo(ErrorCategory.INFRASTRUCTURE.id());
    }

    /** As if the worker of a controller that was killed had begun in this one. */
    private void moveToAFurtherAttempt(AttemptFolder attempt) {
        begin(attempt);
        begin(WorkerOrder.read(attempt.order()).again(workshop.store()).folder());
    }

    private static void begin(AttemptFolder attempt) {
        Json.write(attempt.process(), new ProcessIdentity("elsewhere", 1, "1").json());
        try (EventLog events = EventLog.open(attempt.events(), Clock.systemUTC())) {
            events.append("start", Json.object().put("step", 0));
        }
    }

    @Test
    void retriesAreBounded() throws InterruptedException {
        Cell cell = TinyCells.cell(1);

        RunSummary summary = workshop.run(fails(ErrorCategory.PREEMPTED), cell);

        assertThat(summary.outcomes().get(0).state()).isEqualTo(CellState.failed(ErrorCategory.PREEMPTED));
        assertThat(workshop.store().attempts(cell.id())).hasSize(1 + RunPolicy.USUAL_RETRIES);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIGURATION", "DATA", "OUT_OF_MEMORY", "ENGINE", "BUG", "TIMEOUT", "ENVIRONMENT"})
    void whatWouldOnlyFailAgainIsNotRetried(ErrorCategory category) throws InterruptedException {
        Cell cell = TinyCells.cell(1);

        workshop.run(fails(category), cell);

        assertThat(workshop.store().attempts(cell.id())).hasSize(1);
    }

    @Test
    void aClassIsRetriedWhenAsked() throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        RunPolicy policy = new RunPolicy(StateSelection.unfinished(), Set.of(ErrorCategory.ENGINE), 1, false);

        RunSummary summary = workshop.run(policy, failsOnce(ErrorCategory.ENGINE), cell);

        assertThat(summary.isComplete()).isTrue();
    }

    @Test
    void oneFailureEndsARunThatShallFailFast() throws InterruptedException {
        Cell damaged = TinyCells.cell(1, new DatasetOptions(24, 5));
        Cell sound = TinyCells.cell(2);
        RunPolicy policy = new RunPolicy(StateSelection.unfinished(), Set.of(), 0, true);

        RunSummary summary = workshop.run(policy, Accident.NONE, damaged, sound);

        assertThat(summary.outcomes().get(1).state()).isEqualTo(CellState.of(Status.PENDING));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void onlyCellsInTheAskedStatesAreRun() throws InterruptedException {
        Cell failed = TinyCells.cell(1);
        Cell pending = TinyCells.cell(2);
        workshop.run(fails(ErrorCategory.BUG), failed);
        RunPolicy onlyBugs = new RunPolicy(StateSelection.parse("--only", "bug"), Set.of(), 0, false);

        RunSummary summary = workshop.run(onlyBugs, Accident.NONE, failed, pending);

        assertThat(summary.outcomes().get(0).state()).isEqualTo(CellState.of(Status.DONE));
        assertThat(summary.outcomes().get(1).state()).isEqualTo(CellState.of(Status.PENDING));
    }

    @Test
    void aCellThatIsDoneBeginsAnewWhenAsked() throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        workshop.run(Accident.NONE, cell);
        RunPolicy onlyDone = new RunPolicy(StateSelection.parse("--only", "done"), Set.of(), 0, false);

        workshop.run(onlyDone, Accident.NONE, cell);

        assertThat(workshop.store().attempts(cell.id())).hasSize(2);
        assertThat(workshop.events(newest(cell), "resume")).isEmpty();
        assertThat(workshop.events(newest(cell), "step")).hasSize(20);
    }

    @Test
    void aCellThatAnotherControllerHoldsIsLeftAlone() throws InterruptedException {
        Cell cell = TinyCells.cell(1);

        try (SystemLock held = workshop.store().lock(cell.id()).orElseThrow()) {
            RunSummary summary = workshop.run(Accident.NONE, cell);

            assertThat(held).isNotNull();
            assertThat(summary.outcomes().get(0).executed()).isFalse();
        }
    }

    private AttemptFolder newest(Cell cell) {
        List<AttemptFolder> attempts = workshop.store().attempts(cell.id());
        return attempts.get(attempts.size() - 1);
    }

    private static Accident fails(ErrorCategory category) {
        return new Accident() {
            @Override
            public void beforeStep(long step) {
                throw new EarmarkException(category, "an accident");
            }
        };
    }

    private static Accident failsOnce(ErrorCategory category) {
        AtomicBoolean failed = new AtomicBoolean();
        return new Accident() {
            @Override
            public void beforeStep(long step) {
                if (!failed.getAndSet(true)) {
                    throw new EarmarkException(category, "an accident");
                }
            }
        };
    }

    private static void assertSameRun(AttemptFolder one, AttemptFolder other) {
        assertThat(SameRun.of(one)).isEqualTo(SameRun.of(other));
    }
}
