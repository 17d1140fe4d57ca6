package org.earmark.integration.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a cell at a real Slurm ends before it is done, on one node and on two; skipped where Slurm cannot be had. */
@Tag("slow")
class SlurmEndingsTest {
    /** So many that none comes to its end before it is cancelled. */
    private static final int EPOCHS = 400;

    private static final int FEW_EPOCHS = 24;

    /** Two ranks on each of two nodes. */
    private static final String[] TWO_NODES = {"--nodes", "2", "--threads", "2", "--devices", "cpu:2x1"};

    @TempDir
    private static Path folder;

    private static LoopbackSlurm slurm;

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

    @Test
    void aCancelledCellWritesACheckpointAndIsNotSubmittedAgain() throws Exception {
        SlurmRun run = SlurmRun.startCell(folder.resolve("cancelled"), slurm, EPOCHS, "--devices", "cpu");
        Path cell = run.awaitCheckpoint();

        assertThat(run.cancel()).contains("Cancelled 1 cell of loopback");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(SlurmRun.attempts(cell)).hasSize(1);
        assertThat(SlurmRun.result(last(cell)).path("message").asText()).contains("wrote a checkpoint");
        assertThat(slurm.state(SlurmRun.job(cell).orElseThrow())).isEqualTo("CANCELLED");
    }

    @Test
    void aCellOnTwoNodesGoesOnAfterASignalAndAfterTheDeathOfANode() throws Exception {
        SlurmRun undisturbed = SlurmRun.startCell(folder.resolve("nodes"), slurm, FEW_EPOCHS, TWO_NODES);
        assertThat(undisturbed.exitCode()).as(undisturbed.printed()).isZero();
        SlurmRun run = SlurmRun.startCell(folder.resolve("disturbed-nodes"), slurm, FEW_EPOCHS, TWO_NODES);
        Path cell = run.awaitCheckpoint();
        String job = SlurmRun.job(cell).orElseThrow();
        slurm.signal(job);
        run.awaitRequeue(job);
        run.await(() -> SlurmRun.attempts(cell).size() > 1
                && Files.exists(last(cell).resolve("checkpoints/latest.safetensors")));
        slurm.killNode(2);
        run.await(() -> SlurmRun.result(SlurmRun.attempts(cell).get(1)).has("state"));
        slurm.startNode(2);

        assertThat(run.exitCode()).as(run.printed()).isZero();
        List<Path> attempts = SlurmRun.attempts(cell);
        assertThat(SlurmRun.result(attempts.get(0)).path("errorClass").asText()).isEqualTo("preempted");
        assertThat(SlurmRun.result(attempts.get(1)).path("errorClass").asText()).isEqualTo("infrastructure");
        assertThat(SlurmRun.log(cell)).contains("Rank 3 is connected to 3 peer ranks");
        SlurmRun.requireSame(cell, undisturbed);
    }

    private static Path last(Path cell) throws IOException {
        List<Path> attempts = SlurmRun.attempts(cell);
        return attempts.get(attempts.size() - 1);
    }
}
