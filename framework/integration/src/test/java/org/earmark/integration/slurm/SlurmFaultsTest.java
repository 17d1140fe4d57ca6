package org.earmark.integration.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.earmark.cli.WorkerMain;
import org.earmark.integration.run.ToolProcess;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.testkit.StartedProcesses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Grids at a real Slurm whose nodes, controllers and workers are killed at random moments as {@code kill -9} does it;
 * skipped where Slurm cannot be had.
 */
@Tag("slow")
class SlurmFaultsTest {
    private static final RandomSource RANDOM = new RandomSource(20260103);
    private static final int EPOCHS = 6;

    /** Some nodes are back before Slurm has missed them, which it does after eight seconds. */
    private static final long LONGEST_ABSENCE_MILLIS = 14_000;

    private enum Victim {
        CONTROLLER,
        NODE,
        WORKER
    }

    @TempDir
    private static Path folder;

    private static LoopbackSlurm slurm;

    private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    private final List<SlurmRun> controllers = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        slurm = LoopbackSlurm.startOrSkip();
    }

    @AfterAll
    static void stop() throws Exception {
        if (slurm != null) {
            slurm.stop();
        }
    }

    @AfterEach
    void endWhatStillRuns() throws IOException, InterruptedException {
        for (SlurmRun controller : controllers) {
            controller.kill();
        }
        slurm.cancelAll();
    }

    /**
     * How cells are run.
     *
     * @param cells of a grid
     * @param here options of the run on this machine, without Slurm, that nobody disturbs
     * @param there options of the run at Slurm
     */
    private record Way(String name, int cells, List<String> here, List<String> there) {}

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void cellsSurviveKillsOfNodesControllersAndWorkers(TestReporter reporter) throws Exception {
        survive(
                new Way(
                        "single",
                        8,
                        List.of("--devices", "cpu:2x1"),
                        List.of("--devices", "cpu", "--threads", "1", "--gres", "gpu:1")),
                12);
        reporter.publishEntry("kills", kills.toString());
    }

    /** Two ranks on each of two nodes. */
    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void cellsOfTwoNodesSurviveKillsOfNodesControllersAndRanks(TestReporter reporter) throws Exception {
        survive(
                new Way(
                        "together",
                        2,
                        List.of("--devices", "cpu:4x1", "--ranks", "4"),
                        List.of("--devices", "cpu:2x1", "--threads", "2", "--nodes", "2")),
                5);
        reporter.publishEntry("kills", kills.toString());
    }

    private void survive(Way way, int wanted) throws IOException, InterruptedException {
        for (int grid = 0; !isEnough(wanted); grid++) {
            List<Integer> seeds = IntStream.range(0, way.cells())
                    .map(cell -> 1 + cell)
                    .boxed()
                    .toList();
            Path place = folder.resolve(way.name() + grid);
            long start = System.nanoTime();
            Path undisturbed = runHere(place.resolve("here"), way, seeds);
            long lifeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / way.cells();
            SlurmRun run = runUnderFire(
                    place.resolve("there"), way, seeds, wanted, lifeMillis, RANDOM.stream(way.name(), grid, 0, 0));

            assertThat(run.cells()).hasSize(way.cells());
            for (Path cell : run.cells()) {
                SlurmRun.requireSame(cell, undisturbed.resolve(cell.getFileName()));
            }
            StartedProcesses.awaitEnd(WorkerMain.class.getName(), place.toString());
        }
    }

    /** So many kills, and every kind among them. */
    private boolean isEnough(int wanted) {
        return kills.size() == Victim.values().length
                && kills.values().stream().mapToInt(Integer::intValue).sum() >= wanted;
    }

    /** @return the folder with the cells */
    private static Path runHere(Path place, Way way, List<Integer> seeds) throws IOException, InterruptedException {
        Path experiment = SlurmRun.experiment(place, EPOCHS, seeds);
        List<String> line = new ArrayList<>(List.of(
                "run",
                experiment.toString(),
                "--no-report",
                "--output",
                place.resolve("reports").toString()));
        line.addAll(way.here());
        Path printed = place.resolve("run.txt");
        assertThat(ToolProcess.start(printed, Map.of(), line).waitFor())
                .as(() -> printed.toString())
                .isZero();
        return place.resolve("reports").resolve("cells");
    }

    /** Starts controllers until one comes to the end of the grid, which is the one returned. */
    private SlurmRun runUnderFire(
            Path place, Way way, List<Integer> seeds, int wanted, long lifeMillis, RandomStream draws)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(way.there());
        options.addAll(List.of("--retries", "1000", "--launch", "restarts=1000"));
        while (true) {
            SlurmRun run = SlurmRun.start(place, slurm, EPOCHS, seeds, options);
            controllers.add(run);
            if (!isKilled(run, place, wanted, lifeMillis, draws)) {
                assertThat(run.exitCode()).as(run.printed()).isZero();
                return run;
            }
        }
    }

    /** Kills nodes and workers until the controller's turn comes or it is done. */
    private boolean isKilled(SlurmRun run, Path place, int wanted, long lifeMillis, RandomStream draws)
            throws IOException, InterruptedException {
        while (!run.hasEnded((long) (1.5 * lifeMillis * draws.nextDouble()))) {
            slurm.startAllNow();
            if (!isEnough(wanted) && strike(run, place, draws)) {
                return true;
            }
        }
        return false;
    }

    /** @return whether it was the controller that was killed */
    private boolean strike(SlurmRun run, Path place, RandomStream draws) throws IOException, InterruptedException {
        Victim victim = Victim.values()[(int) (Victim.values().length * draws.nextDouble())];
        switch (victim) {
            case CONTROLLER -> run.kill();
            case NODE -> {
                int node = draws.nextDouble() < 0.5 ? 1 : 2;
                slurm.killNode(node);
                try {
                    Thread.sleep((long) (LONGEST_ABSENCE_MILLIS * draws.nextDouble()));
                } finally {
                    slurm.startNode(node);
                }
            }
            case WORKER -> {
                List<ProcessHandle> workers = workersOf(place);
                if (workers.isEmpty()) {
                    return false;
                }
                workers.get((int) (workers.size() * draws.nextDouble())).destroyForcibly();
            }
        }
        kills.merge(victim, 1, Integer::sum);
        return victim == Victim.CONTROLLER;
    }

    /** The workers of cells below a folder: each is given the path of its order. */
    private static List<ProcessHandle> workersOf(Path place) {
        return StartedProcesses.naming(WorkerMain.class.getName(), place.toString());
    }
}
