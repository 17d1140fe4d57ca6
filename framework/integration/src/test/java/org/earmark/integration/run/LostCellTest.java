package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose processes are killed, all of them. */
@Tag("slow")
class LostCellTest {
    /** So many epochs that it never ends by itself. */
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: endless
            version: 1
            question: Who noticed?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, clips: 12, classes: 3, seconds: 1, folds: 0}
              audio: {seconds: 1}
              frontEnd: {hopLength: 640}
              model: {name: htsat, size: tiny, spectrogramSize: 128, embedDimension: 24, depths: [1, 1, 1], heads: [1, 2, 4]}
              training: {epochs: 100000, batchSize: 4}
            """;

    /** A machine that only sees the heartbeat waits for two minutes. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Process run;

    @AfterEach
    void endAll() {
        kill();
    }

    @Test
    void statusReportAndExportAgreeThatItIsLost() throws Exception {
        Path output = folder.resolve("reports");
        Path experiment = Files.writeString(folder.resolve("endless.yaml"), EXPERIMENT);
        run = ToolProcess.start(
                folder.resolve("said.txt"),
                Map.of(),
                List.of("run", experiment.toString(), "--output", output.toString()));
        ToolRun tool = new ToolRun(output);
        while (!isTraining(output)) {
            assertThat(run.isAlive())
                    .as(Files.readString(folder.resolve("said.txt")))
                    .isTrue();
            Thread.sleep(100);
        }
        assertThat(status(tool)).contains("1 running");

        kill();
        long killed = System.nanoTime();
        while (!status(tool).contains("1 lost")) {
            assertThat(System.nanoTime() - killed).as(tool.said()).isLessThan(AT_ONCE.toNanos());
            Thread.sleep(100);
        }

        assertThat(tool.run("report", "endless")).isZero();
        assertThat(Files.readString(output.resolve("endless/report.html")))
                .contains("left no result, so its process or machine has died");
        assertThat(tool.run("export", "endless")).isZero();
        assertThat(output.resolve("endless/export/csv/cells.csv")).content().contains(",lost,");
    }

    private static String status(ToolRun tool) {
        assertThat(tool.run("status", "endless")).as(tool.said()).isZero();
        return tool.said();
    }

    private static boolean isTraining(Path output) throws IOException {
        if (!Files.isDirectory(output)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(path -> path.endsWith("events.jsonl")).toList()) {
                if (Files.readString(file).contains("\"type\":\"step\"")) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The controller first: it would write down what became of its worker. */
    private void kill() {
        List<ProcessHandle> workers = run.descendants().toList();
        run.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
    }
}
