package org.earmark.plugins.launchers.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.launch.CellTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the batch script in a real shell, with stand-ins for the worker and for scontrol. */
class BatchScriptTest {
    /** Waits for the stop file as a worker does between its steps. */
    private static final String OBEDIENT =
            "echo ready; while [ ! -e \"$EARMARK_STOP_FILE\" ]; do sleep 0.05; done; exit 85";

    @TempDir
    private Path output;

    private Path attempt;
    private Path requeued;

    @BeforeEach
    void layOut() throws IOException {
        attempt = Files.createDirectories(output.resolve("cells/it's a cell/attempt-001"));
        requeued = output.resolve("requeued");
        standIn(
                "scontrol",
                "case $1.$2 in show.hostnames) printf 'n4\\nn5\\n' ;; show.node) echo \" NodeAddr=$3.local \" ;;"
                        + " *) echo \"$@\" >>'" + requeued + "' ;; esac");
    }

    private void standIn(String command, String script) throws IOException {
        Path file = Files.writeString(output.resolve(command), "#!/bin/bash\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theWorkersExitCodeAndOutputAreKept() throws Exception {
        assertThat(start("echo \"$GREETING\"; exit 3", 0).waitFor()).isEqualTo(3);
        assertThat(attempt.resolve("log.txt")).content().contains("it's $HOME").contains("CUDA_VISIBLE_DEVICES=1");
        assertThat(requeued).doesNotExist();
    }

    @Test
    void aWorkerHasAsManyThreadsAsTheJobHasProcessors() throws Exception {
        start("echo threads $EARMARK_THREADS", 0).waitFor();

        assertThat(attempt.resolve("log.txt")).content().contains("threads 3");
    }

    @Test
    void aSignalBecomesACheckpointAndThenARequeue() throws Exception {
        Process job = start(OBEDIENT, 0);
        awaitReady(job);
        signal("USR1", job);

        assertThat(job.waitFor()).isEqualTo(85);
        assertThat(requeued).hasContent("requeue 9_0");
    }

    @Test
    void whatIsCancelledIsNotRequeued() throws Exception {
        Process job = start(OBEDIENT, 0);
        awaitReady(job);
        signal("TERM", job);

        assertThat(job.waitFor()).isEqualTo(85);
        assertThat(requeued).doesNotExist();
    }

    @Test
    void aWorkerThatFinishesDespiteTheSignalIsNotRequeued() throws Exception {
        Process job = start("echo ready; while [ ! -e \"$EARMARK_STOP_FILE\" ]; do sleep 0.05; done; exit 0", 0);
        awaitReady(job);
        signal("USR1", job);

        assertThat(job.waitFor()).isZero();
        assertThat(requeued).doesNotExist();
    }

    @Test
    void restartsAreBounded() throws Exception {
        assertThat(start("echo ran", 3).waitFor()).isEqualTo(1);
        assertThat(attempt.resolve("log.txt")).content().contains("giving up").doesNotContain("ran\n");
    }

    @Test
    void anEndWithoutARecordIsWrittenDown() throws Exception {
        start("echo last words; exit 3", 0).waitFor();

        assertThat(new Attempt(attempt).end()).hasValueSatisfying(end -> {
            assertThat(end.exitCode()).isEqualTo(3);
            assertThat(end.timedOut()).isFalse();
            assertThat(end.outputTail()).endsWith("last words");
        });
    }

    @Test
    void onSeveralNodesTheCellEndsAsItsFirstNodeDoes() throws Exception {
        // Both nodes at once, as srun starts them; its own exit code is the highest.
        standIn(
                "srun",
                "while [[ $1 == --* ]]; do shift; done; SLURM_PROCID=1 \"$@\" & other=$!;"
                        + " SLURM_PROCID=0 \"$@\"; wait $other; exit 137");
        String leader = "echo node $EARMARK_NODE of $EARMARK_NODES, first $EARMARK_FIRST_HOST;"
                + " echo meeting ${EARMARK_MEETING##*/}; exit $((5 + EARMARK_NODE))";

        assertThat(start(leader, 1, 2).waitFor()).isEqualTo(5);
        assertThat(attempt.resolve("log.txt"))
                .content()
                .contains("node 0 of 2, first n4.local", "node 1 of 2, first n4.local", "meeting meeting.9_0.1");
    }

    private Process start(String worker, int restarts) throws IOException {
        return start(worker, restarts, 1);
    }

    private Process start(String worker, int restarts, int nodes) throws IOException {
        CellTask task = new CellTask(
                "cell",
                "title",
                List.of("sh", "-c", worker),
                Map.of("GREETING", "it's $HOME"),
                attempt,
                Optional.empty());
        SlurmOptions standard = SlurmOptions.standard();
        SlurmOptions options = new SlurmOptions(
                standard.partition(), standard.gres(), nodes, 3, standard.timeLimit(), 0, 120, 2, 30, List.of(), false);
        Batch batch = Batch.write(List.of(task), options);
        ProcessBuilder builder = new ProcessBuilder("bash", batch.script().toString()).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("PATH", output + ":" + environment.get("PATH"));
        environment.put("SLURM_ARRAY_TASK_ID", "0");
        environment.put("SLURM_JOB_NODELIST", "n[4-5]");
        environment.put("SLURM_ARRAY_JOB_ID", "9");
        environment.put("SLURM_CPUS_PER_TASK", "3");
        environment.put("SLURM_RESTART_COUNT", Integer.toString(restarts));
        environment.put("CUDA_VISIBLE_DEVICES", "1");
        return builder.start();
    }

    private void awaitReady(Process job) throws IOException {
        Path log = attempt.resolve("log.txt");
        while (job.isAlive() && !(Files.exists(log) && Files.readString(log).contains("ready"))) {
            Thread.onSpinWait();
        }
        assertThat(log).content().contains("ready");
    }

    private static void signal(String name, Process job) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(job.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
