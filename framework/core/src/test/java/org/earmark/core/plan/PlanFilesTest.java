package org.earmark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.core.plan.PlanningFixture.VALID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFilesTest {
    private static final String EQUIVALENCE = VALID + "equivalence: {accuracy: 0.01}\n";

    @TempDir
    private Path folder;

    private PlanningFixture fixture;
    private PlanFiles files;

    @BeforeEach
    void setUp() {
        fixture = new PlanningFixture(folder);
        files = new PlanFiles(folder.resolve("reports"), "rain");
    }

    @Test
    void writesTheExperimentAsGiven() throws IOException {
        files.write(fixture.plan(VALID));

        assertThat(Files.readString(files.folder().resolve("experiment.yaml"))).isEqualTo(VALID);
    }

    @Test
    void writesThePlan() throws IOException {
        Plan plan = fixture.plan(VALID);
        files.write(plan);
        JsonNode tree = new ObjectMapper().readTree(files.planFile().toFile());

        assertThat(tree.at("/format").intValue()).isEqualTo(1);
        assertThat(tree.at("/question").textValue()).isEqualTo("Does a warm-up help?");
        assertThat(tree.at("/baseline/schedule").textValue()).isEqualTo("htsat-steps");
        assertThat(tree.at("/axes/schedule/2").textValue()).isEqualTo("constant(warmup=2)");
        assertThat(tree.at("/cells")).hasSize(12);
        assertThat(tree.at("/cells/0/id").textValue())
                .isEqualTo(plan.cells().get(0).id());
        assertThat(tree.at("/cells/0/axes/fold").textValue()).isEqualTo("1");
        assertThat(tree.at("/duplicates")).isEmpty();
    }

    @Test
    void writesTheDeclaredMargins() throws IOException {
        files.write(fixture.plan(EQUIVALENCE));

        assertThat(new ObjectMapper()
                        .readTree(files.planFile().toFile())
                        .at("/equivalence/accuracy")
                        .doubleValue())
                .isEqualTo(0.01);
    }

    @Test
    void aMarginIsNoPartOfACellButOfTheMeaning() {
        Plan plain = fixture.plan(VALID);
        Plan declared = fixture.plan(EQUIVALENCE);
        files.write(plain);

        assertThat(declared.cells())
                .extracting(Cell::id)
                .isEqualTo(plain.cells().stream().map(Cell::id).toList());
        assertThat(files.versionWarning(declared))
                .hasValueSatisfying(warning -> assertThat(warning).contains("Raise version"));
    }

    @Test
    void withoutTheBaselineThereIsNothingToBeEquivalentTo() {
        assertThat(fixture.plan(EQUIVALENCE, "schedule=cosine").experiment().equivalence())
                .isEmpty();
    }

    @Test
    void leavesNoDraftBehind() throws IOException {
        files.write(fixture.plan(VALID));

        try (var names = Files.list(files.folder())) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("plan.json", "experiment.yaml");
        }
    }

    @Test
    void warnsWhenTheMeaningChangedButNotTheVersion() {
        files.write(fixture.plan(VALID));

        assertThat(files.versionWarning(fixture.plan(VALID))).isEmpty();
        assertThat(files.versionWarning(fixture.plan(VALID.replace("epochs: 3", "epochs: 4"))))
                .hasValueSatisfying(warning -> assertThat(warning).contains("Raise version"));
        assertThat(files.versionWarning(
                        fixture.plan(VALID.replace("epochs: 3", "epochs: 4").replace("version: 1", "version: 2"))))
                .isEmpty();
    }
}
