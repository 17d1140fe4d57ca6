package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.tiny.TinyFactories.Accident;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.testkit.StartedProcesses;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Controllers and workers, killed at random moments as {@code kill -9} does it. */
@Tag("slow")
class FaultsTest {
    private static final int KILLS = 100;
    private static final int CELLS = 16;
    private static final String CONTROLLERS = "controllers.txt";
    private static final RandomSource RANDOM = new RandomSource(20260101);

    @TempDir
    private Path output;

    private final List<Cell> all = new ArrayList<>();
    /** How long a controller and its worker take for one cell here, so that kills hit them at any age. */
    private long lifeMillis;

    private int controllerKills;
    private int workerKills;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aGridSurvivesAHundredKills(@TempDir Path undisturbed, @TempDir Path measured) throws Exception {
        lifeMillis = lifeMillis(measured);
        for (long grid = 0; controllerKills + workerKills < KILLS; grid++) {
            List<Cell> cells = TinyRunMain.cells(1 + grid * CELLS, CELLS);
            all.addAll(cells);
            runUnderFire(grid);
        }
        assertThat(controllerKills).isGreaterThan(KILLS / 10);
        assertThat(workerKills).isGreaterThan(KILLS / 10);

        awaitNoStrayProcess();
        Workshop quiet = new Workshop(undisturbed);
        quiet.run(Accident.NONE, all.toArray(Cell[]::new));
        RunStore store = new Workshop(output).store();
        assertThat(all)
                .allSatisfy(cell -> assertThat(store.state(cell.id())).isEqualTo(CellState.of(Status.DONE)))
                .allSatisfy(cell -> assertThat(
                                SameRun.of(store.decisive(cell.id()).orElseThrow()))
                        .isEqualTo(SameRun.of(quiet.store().decisive(cell.id()).orElseThrow())));
        assertEveryFileIsWhole();
    }

    private static long lifeMillis(Path folder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        assertThat(start(folder, 1_000_000, 1).waitFor()).isZero();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** Starts controllers until one comes to the end of the grid. */
    private void runUnderFire(long grid) throws IOException, InterruptedException {
        RandomStream draws = RANDOM.stream("kills", grid, 0, 0);
        while (true) {
            Process controller = start(output, 1 + grid * CELLS, CELLS);
            if (!isKilled(controller, draws)) {
                assertThat(controller.exitValue())
                        .as(() -> "the controllers said: " + lastWords())
                        .isZero();
                return;
            }
        }
    }

    /** Kills workers until the controller's turn comes or it is done. */
    private boolean isKilled(Process controller, RandomStream draws) throws InterruptedException {
        while (!controller.waitFor((long) (1.5 * lifeMillis * draws.nextDouble()), TimeUnit.MILLISECONDS)) {
            if (controllerKills + workerKills >= KILLS) {
                continue;
            }
            List<ProcessHandle> workers = controller.descendants().toList();
            if (draws.nextDouble() < 0.3) {
                controller.destroyForcibly().waitFor();
                controllerKills++;
                return true;
            }
            if (!workers.isEmpty()) {
                workers.get((int) (workers.size() * draws.nextDouble())).destroyForcibly();
                workerKills++;
            }
        }
        return false;
    }

    private static Process start(Path output, long firstSeed, int cells) throws IOException {
        List<String> command = ChildJvm.command(
                new ProcessEnvironment(Map.of(), List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m")),
                TinyRunMain.class.getName(),
                List.of(output.toString(), Long.toString(firstSeed), Integer.toString(cells)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        output.resolve(CONTROLLERS).toFile()))
                .start();
    }

    private String lastWords() {
        try {
            String said = Files.readString(output.resolve(CONTROLLERS));
            return said.substring(Math.max(0, said.length() - 4000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Orphans end themselves; one that does not makes this time out. */
    private void awaitNoStrayProcess() {
        StartedProcesses.awaitEnd(output.toString());
    }

    private void assertEveryFileIsWhole() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(output.resolve("cells"))) {
            found.filter(Files::isRegularFile).forEach(files::add);
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.startsWith(".")) {
                continue;
            }
            if (name.endsWith(".json")) {
                assertThat(Json.read(file).isObject()).as("%s", file).isTrue();
            } else if (name.endsWith(".safetensors")) {
                assertThat(Safetensors.read(file).tensors()).as("%s", file).isNotEmpty();
            }
        }
    }
}
