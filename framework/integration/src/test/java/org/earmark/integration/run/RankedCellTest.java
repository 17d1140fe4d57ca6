package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.protocol.LongClips;
import org.earmark.core.protocol.WeightSelection;
import org.earmark.core.run.AttemptFolder;
import org.earmark.core.run.CellProgress;
import org.earmark.core.run.ProgressView;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.RunSummary;
import org.earmark.core.run.StateSelection;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTS-AT on libtorch, each cell trained by several processes together. */
@Tag("slow")
class RankedCellTest {
    /** Seven steps an epoch; the last batch has two clips, fewer than there are ranks. */
    private static final Cell CELL = new RealCells(RankedRuns.PLUGINS).cell(3, 1);

    private static final long KILL_AFTER = 9;

    /** The predictions of a run of 21 steps: sums in another order, amplified by the optimiser. */
    private static final double LOGIT_TOLERANCE = 2e-3;

    @TempDir
    private Path folder;

    @Test
    void metricsAreTheSameForOneTwoAndThreeRanks() throws Exception {
        List<RunSummary> runs = new ArrayList<>();
        List<FloatArray> logits = new ArrayList<>();
        for (int ranks = 1; ranks <= 3; ranks++) {
            Path output = folder.resolve("ranks-" + ranks);
            runs.add(run(output, ranks, RankedRuns.silent()));
            logits.add(
                    NpyFile.read(RankedRuns.decisive(output, CELL).predictions().resolve("clipwise.npy")));
        }
        for (int i = 1; i < 3; i++) {
            assertThat(runs.get(i).outcomes().get(0).message())
                    .isEqualTo(runs.get(0).outcomes().get(0).message());
            assertThat(logits.get(i).shape()).isEqualTo(logits.get(0).shape());
            for (int k = 0; k < logits.get(0).values().length; k++) {
                assertThat((double) logits.get(i).values()[k])
                        .isCloseTo(logits.get(0).values()[k], within(LOGIT_TOLERANCE));
            }
        }
    }

    @Test
    void aKilledRankEndsTheCellAndItContinuesFromItsCheckpoint() throws Exception {
        KillingView killing = new KillingView();
        RunSummary first = run(folder.resolve("killed"), 2, killing);
        List<ProcessHandle> left =
                killing.ranks.stream().filter(ProcessHandle::isAlive).toList();
        RunSummary second = run(folder.resolve("killed"), 2, RankedRuns.silent());
        run(folder.resolve("undisturbed"), 2, RankedRuns.silent());

        assertThat(killing.ranks).isNotEmpty();
        assertThat(left).isEmpty();
        assertThat(first.outcomes().get(0).state()).isEqualTo(CellState.failed(ErrorCategory.INFRASTRUCTURE));
        assertThat(first.outcomes().get(0).message())
                .contains("lost the others")
                .doesNotContain("\n");
        assertThat(second.outcomes().get(0).state()).isEqualTo(CellState.of(Status.DONE));
        AttemptFolder resumed = RankedRuns.decisive(folder.resolve("killed"), CELL);
        assertThat(resumed.number()).isEqualTo(2);
        RankedRuns.assertSame(resumed, RankedRuns.decisive(folder.resolve("undisturbed"), CELL));
    }

    @Test
    void aProtocolGivesTheSameForOneAndTwoRanks() throws Exception {
        EvaluationOptions mean =
                new EvaluationOptions(WeightSelection.AVERAGE, 2, 2, 100, LongClips.SLICES, 10, 5, false, false);
        Cell cell = new RealCells(RankedRuns.PLUGINS).cell(3, 1, mean);
        List<FloatArray> logits = new ArrayList<>();
        for (int ranks = 1; ranks <= 2; ranks++) {
            Path output = folder.resolve("judged-" + ranks);
            RunSummary summary = run(output, ranks, RankedRuns.silent(), cell);
            assertThat(summary.isComplete()).as(summary.outcomes().toString()).isTrue();
            AttemptFolder attempt = RankedRuns.decisive(output, cell);
            assertThat(attempt.averageCheckpoint()).isNotEmptyFile();
            logits.add(NpyFile.read(attempt.predictions().resolve("clipwise.npy")));
        }
        for (int k = 0; k < logits.get(0).values().length; k++) {
            assertThat((double) logits.get(1).values()[k])
                    .isCloseTo(logits.get(0).values()[k], within(LOGIT_TOLERANCE));
        }
    }

    @Test
    void onlyRankZeroWritesCheckpoints() throws Exception {
        Path output = folder.resolve("once");
        run(output, 2, RankedRuns.silent());
        try (var files = Files.walk(output)) {
            assertThat(files.filter(file -> file.toString().endsWith("latest.safetensors")))
                    .hasSize(1);
        }
    }

    private static RunSummary run(Path output, int ranks, ProgressView view) throws InterruptedException {
        return run(output, ranks, view, CELL);
    }

    private static RunSummary run(Path output, int ranks, ProgressView view, Cell cell) throws InterruptedException {
        // The kill shall be seen, not healed.
        RunPolicy policy = new RunPolicy(StateSelection.unfinished(), Set.of(), 0, false);
        return RankedRuns.run(output, ranks, policy, view, List.of(cell));
    }

    /** Kills rank 1, which rank 0 has started, in mid-epoch. */
    private static final class KillingView implements ProgressView {
        private final List<ProcessHandle> ranks = new ArrayList<>();

        @Override
        public void waiting(String device, String reason) {}

        @Override
        public void started(String cell, String title, String place) {}

        @Override
        public void progressed(String cell, CellProgress progress) {
            if (progress.step() >= KILL_AFTER && ranks.isEmpty()) {
                List<ProcessHandle> workers = ProcessHandle.current().children().toList();
                workers.forEach(worker -> worker.children().forEach(rank -> {
                    ranks.add(rank);
                    rank.destroyForcibly();
                }));
                ranks.addAll(workers);
            }
        }

        @Override
        public void ended(String cell, CellState state, String message, Duration took) {}

        @Override
        public void close() {}
    }
}
