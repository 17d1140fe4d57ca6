package org.earmark.integration.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grids on a real Slurm of two nodes with two fake GPUs each; skipped where Slurm cannot be had. */
@Tag("slow")
class SlurmClusterTest {
    private static final Pattern PLACE = Pattern.compile("on (n\\d), start 1: CUDA_VISIBLE_DEVICES=(\\S+)");

    @TempDir
    private static Path folder;

    private static LoopbackSlurm slurm;
    private static SlurmRun undisturbed;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        slurm = LoopbackSlurm.startOrSkip();
        undisturbed = SlurmRun.start(folder.resolve("undisturbed"), slurm);
        assertThat(undisturbed.exitCode()).as(undisturbed.printed()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        if (slurm != null) {
            slurm.stop();
        }
    }

    @Test
    void everyCellHasAGpuOfItsOwn() throws IOException {
        List<String> places = new ArrayList<>();
        for (Path cell : undisturbed.cells()) {
            Matcher matcher = PLACE.matcher(SlurmRun.log(cell));
            assertThat(matcher.find()).isTrue();
            places.add(matcher.group(1) + " " + matcher.group(2));
        }

        assertThat(places).containsExactlyInAnyOrder("n1 0", "n1 1", "n2 0", "n2 1");
    }

    @Test
    void aDeadNodeAndARequeueLoseNothing() throws Exception {
        SlurmRun run = SlurmRun.start(folder.resolve("disturbed"), slurm);
        List<Path> onDeadNode = new ArrayList<>();
        run.await(() -> run.cells().size() == SlurmRun.CELLS && haveCheckpoints(run.cells()));
        Path signalled = null;
        for (Path cell : run.cells()) {
            if (SlurmRun.log(cell).contains("on n1")) {
                onDeadNode.add(cell);
            } else {
                signalled = cell;
            }
        }
        String job = SlurmRun.job(signalled).orElseThrow();
        slurm.signal(job);
        slurm.killNode(1);
        run.awaitRequeue(job);
        for (Path cell : onDeadNode) {
            run.awaitRequeue(SlurmRun.job(cell).orElseThrow());
        }

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(SlurmRun.result(SlurmRun.attempts(signalled).get(0))
                        .path("errorClass")
                        .asText())
                .isEqualTo("preempted");
        for (Path cell : onDeadNode) {
            assertThat(SlurmRun.attempts(cell)).hasSize(2);
        }
        for (Path cell : run.cells()) {
            SlurmRun.requireSame(cell, undisturbed);
        }
    }

    /** Slurm signals at the first of its half-minutely looks at which less than the notice is left. */
    @Test
    void aTimeLimitStopsACellWithACheckpointAndItGoesOn() throws Exception {
        String[] limits = {"--devices", "cpu", "--time-limit", "1", "--launch", "signalSeconds=45"};
        SlurmRun run = SlurmRun.startCell(folder.resolve("limited"), slurm, SlurmRun.EPOCHS, limits);
        Path cell = run.awaitTimeLimit();
        run.awaitRequeue(SlurmRun.job(cell).orElseThrow());

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(SlurmRun.attempts(cell)).hasSize(2);
        assertThat(SlurmRun.result(SlurmRun.attempts(cell).get(0))
                        .path("errorClass")
                        .asText())
                .isEqualTo("preempted");
        SlurmRun.requireSame(cell, undisturbed);
    }

    @Test
    void aRefusalIsOneParagraphAndLeavesNothingBehind() throws Exception {
        SlurmRun run = SlurmRun.start(folder.resolve("refused"), slurm, "--partition", "nowhere");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.printed())
                .contains("invalid partition specified: nowhere")
                .hasLineCount(1);
        assertThat(run.hasOutput()).isFalse();
    }

    private static boolean haveCheckpoints(List<Path> cells) throws IOException {
        for (Path cell : cells) {
            if (!SlurmRun.hasCheckpoint(cell)) {
                return false;
            }
        }
        return true;
    }
}
