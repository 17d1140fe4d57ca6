package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that are added where nothing is decided, on cells that are really trained. */
@Tag("slow")
class UntilDecidedTest {
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: decays
            version: 1
            question: Does weight decay matter at once?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, clips: 24, classes: 4, seconds: 2, folds: 0}
              frontEnd: {hopLength: 640}
              model: {name: htsat, size: tiny, spectrogramSize: 128, embedDimension: 24, depths: [1, 1, 1], heads: [1, 2, 4]}
              training: {epochs: 1, batchSize: 12}
            grid:
              optimizer.weightDecay: [0.05, 0.06]
              seed: [1, 2]
            baseline: {optimizer.weightDecay: 0.05}
            """;

    @TempDir
    private Path output;

    @Test
    void addsSeedsAsFarAsTheBudgetGoesAndGoesOnWhereItWas() throws IOException {
        Path file = Files.writeString(output.resolve("decays.yaml"), EXPERIMENT);
        ToolRun tool = new ToolRun(output);
        String[] line = line(file, "5");

        assertThat(tool.run(line)).as(tool.said()).isZero();

        assertThat(tool.said())
                .contains("Look 1 of at most 3: 1 not decided in accuracy (corrected p below 0.0167 needed)")
                .contains("Look 3 of at most 3")
                .contains("Cells: 8 done");
        JsonNode plan =
                new ObjectMapper().readTree(output.resolve("decays/plan.json").toFile());
        assertThat(plan.at("/axes/seed").toString()).isEqualTo("[\"1\",\"2\",\"3\",\"4\"]");
        assertThat(Files.readString(output.resolve("decays/report.html"))).contains("with 3 looks at most");
        int attempts = tool.attempts().size();
        assertThat(tool.run(line)).isZero();
        assertThat(tool.attempts()).hasSize(attempts);

        assertThat(tool.run("run", file.toString(), "--in-process")).isZero();
        assertThat(tool.said()).contains("Cells: 4 done");
        // The seeds are those of the file again, but they were looked at.
        assertThat(Files.readString(output.resolve("decays/report.html"))).contains("with 3 looks at most");
    }

    @Test
    void aPromiseHoldsForItsVersion() throws IOException {
        Path file = Files.writeString(output.resolve("decays.yaml"), EXPERIMENT);
        ToolRun tool = new ToolRun(output);
        assertThat(tool.run(line(file, "3"))).as(tool.said()).isZero();

        assertThat(tool.run(line(file, "5"))).isEqualTo(2);
        assertThat(tool.said()).contains("allows 3 looks, but 2 looks at accuracy were promised");

        Files.writeString(file, EXPERIMENT.replace("version: 1", "version: 2"));
        assertThat(tool.run(line(file, "5"))).as(tool.said()).isZero();
        // A smaller budget stops sooner and is judged as strictly.
        assertThat(tool.run(line(file, "2"))).as(tool.said()).isZero();
        assertThat(tool.said()).contains("Look 2 of at most 3").doesNotContain("Look 3");
        assertThat(Files.readString(output.resolve("decays/report.html")))
                .contains("with 3 looks at most")
                .contains("to earlier versions of this experiment too, with 2 looks");
    }

    private static String[] line(Path file, String budget) {
        return new String[] {"run", file.toString(), "--in-process", "--until-decided", "accuracy", "--budget", budget};
    }
}
