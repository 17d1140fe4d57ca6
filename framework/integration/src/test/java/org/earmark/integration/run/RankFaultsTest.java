package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.RunSummary;
import org.earmark.core.run.StateSelection;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.testkit.StartedProcesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ranks of cells on libtorch, killed at random moments as {@code kill -9} does it. */
@Tag("slow")
class RankFaultsTest {
    private static final int KILLS = 12;
    private static final int RANKS = 2;
    private static final int CELLS = 2;
    private static final RandomStream DRAWS = new RandomSource(20260102).stream("kills", 0, 0, 0);
    private static final RunPolicy ENDURING =
            new RunPolicy(StateSelection.unfinished(), RunPolicy.usuallyRetried(), Integer.MAX_VALUE, false);

    private final ExecutorService controller = Executors.newSingleThreadExecutor();
    private int firstKills;
    private int otherKills;

    @AfterEach
    void stop() {
        controller.shutdownNow();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void cellsSurviveTheKillsOfTheirRanks(@TempDir Path undisturbed, @TempDir Path disturbed) throws Exception {
        for (int grid = 0; firstKills + otherKills < KILLS; grid++) {
            List<Cell> cells = cells(1 + grid * CELLS);
            long start = System.nanoTime();
            assertAllDone(run(undisturbed, cells));
            long lifeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / CELLS;
            Future<RunSummary> run = controller.submit(() -> run(disturbed, cells));
            killRanks(run, lifeMillis);
            assertAllDone(run.get());
            for (Cell cell : cells) {
                RankedRuns.assertSame(RankedRuns.decisive(disturbed, cell), RankedRuns.decisive(undisturbed, cell));
            }
        }
        assertThat(firstKills).isPositive();
        assertThat(otherKills).isPositive();
        awaitNoStrayProcess(disturbed);
    }

    private static List<Cell> cells(long firstSeed) {
        RealCells cells = new RealCells(RankedRuns.PLUGINS);
        return LongStream.range(firstSeed, firstSeed + CELLS)
                .mapToObj(seed -> cells.cell(3, seed))
                .toList();
    }

    private static RunSummary run(Path output, List<Cell> cells) throws InterruptedException {
        return RankedRuns.run(output, RANKS, ENDURING, RankedRuns.silent(), cells);
    }

    private static void assertAllDone(RunSummary summary) {
        assertThat(summary.outcomes())
                .allSatisfy(outcome ->
                        assertThat(outcome.state()).as(outcome.message()).isEqualTo(CellState.of(Status.DONE)));
    }

    /** Kills one rank after the other until the run is through or there were kills enough. */
    private void killRanks(Future<RunSummary> run, long lifeMillis) throws InterruptedException, ExecutionException {
        while (firstKills + otherKills < KILLS) {
            try {
                run.get((long) (lifeMillis * DRAWS.nextDouble()), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                killOne();
            }
        }
    }

    private void killOne() {
        List<ProcessHandle> first = ProcessHandle.current().children().toList();
        List<ProcessHandle> others =
                first.stream().flatMap(ProcessHandle::descendants).toList();
        boolean aimsAtOthers = DRAWS.nextDouble() < 0.5;
        if (aimsAtOthers && kill(others)) {
            otherKills++;
        } else if (!aimsAtOthers && kill(first)) {
            firstKills++;
        }
    }

    private static boolean kill(List<ProcessHandle> ranks) {
        return !ranks.isEmpty()
                && ranks.get((int) (ranks.size() * DRAWS.nextDouble())).destroyForcibly();
    }

    /** Ranks end themselves when the first is gone; one that does not makes this time out. */
    private static void awaitNoStrayProcess(Path output) {
        StartedProcesses.awaitEnd(output.toString());
    }
}
