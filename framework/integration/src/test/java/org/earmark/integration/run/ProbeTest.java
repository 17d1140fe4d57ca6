package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code earmark plan --probe} on the real engine. */
@Tag("slow")
class ProbeTest {
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: probed
            version: 1
            question: What will it cost?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, clips: 20, classes: 2, seconds: 1, folds: 0}
              model: {name: htsat, size: tiny, embedDimension: 24, depths: [1, 1, 1, 1], heads: [1, 2, 4, 8]}
              training: {epochs: 2, batchSize: 4}
            grid: {seed: [1, 2]}
            """;

    @TempDir
    private Path folder;

    @Test
    void whatWasNeverRunIsEstimatedAndNothingIsWritten() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("probed.yaml"), EXPERIMENT);
        Path output = folder.resolve("reports");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.earmark.cli.Main",
                        "plan",
                        file.toString(),
                        "--probe",
                        "--output",
                        output.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("The 2 open cells take about").doesNotContain("unknown");
        assertThat(output).doesNotExist();
    }
}
