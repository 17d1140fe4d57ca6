package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.PlannedCell;
import org.earmark.analysis.fixture.StoreFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims held against cells of experiments. */
class AuditCellsTest extends CommandLineTestCase {
    /** Five folds that differ more than seeds do; their mean is 0.795. */
    private static final List<Double> FOLDS = List.of(0.725, 0.80, 0.80, 0.8375, 0.8125);

    private static final String CLAIMS =
            """
            audit: 1
            name: audited
            protocols: [{name: p, clips: %d, items: [{item: training.epochs, code: "12"}]}]
            evidence: [{name: e, kind: cells, experiment: x%s}]
            tables:
              - {name: T, system: s, metric: %s, evidence: e, protocol: p, rounding: 0.001, claims: [{row: r, value: %s}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void aSeedWithoutAllOfItsPlannedFoldsIsLeftOutByName() throws IOException {
        crossValidation()
                .axis("seed", "0", "1", "2")
                .write(cell -> cell.axis("seed", "").equals("2")
                                && !cell.axis("fold", "").equals("1")
                        ? Outcome.failed("out-of-memory", "")
                        : fold(cell));

        JsonNode row = audit("accuracy", "", 160, "0.795");

        assertThat(row.path("measured").doubleValue()).isCloseTo((0.795 + 0.805) / 2, within(1e-12));
        assertThat(row.at("/measurement/seeds").intValue()).isEqualTo(2);
        assertThat(row.at("/measurement/models").intValue()).isEqualTo(10);
        assertThat(row.at("/measurement/census/notes").toString())
                .contains("Seed 2 is left out: it has a finite accuracy in 1 of 5 planned folds.");
    }

    /** A cell that never ran knows no seed where the seed is no axis; its fold is planned all the same. */
    @Test
    void aFoldThatNeverRanLeavesItsSeedIncomplete() throws IOException {
        crossValidation().write(cell -> cell.axis("fold", "").equals("5") ? Outcome.pending() : fold(cell));

        JsonNode row = audit("accuracy", "", 160, "0.795");

        assertThat(row.path("verdict").textValue()).isEqualTo("not-auditable");
        assertThat(row.path("reason").textValue()).contains("Seed 0 is left out: it has a finite accuracy in 4 of 5");
    }

    /** The fold of a cell is in its configuration then, which one that has not begun does not have yet. */
    @Test
    void aSeedThatHasNotBegunTakesNoOtherAway() throws IOException {
        StoreFixture fixture = new StoreFixture(reports(), "x").axis("seed", "0", "1", "2");
        fixture.write(cell -> cell.axis("seed", "").equals("2") ? Outcome.pending() : fold(cell));
        for (PlannedCell cell : fixture.cells().subList(0, 2)) {
            Path file = fixture.folder(cell, 1).resolve("cell.json");
            Files.writeString(file, Files.readString(file).replaceFirst("\"fold\":\"\"", "\"fold\":\"1\""));
        }

        JsonNode row = audit("accuracy", "", 32, "0.73");

        assertThat(row.path("measured").doubleValue()).isCloseTo((0.725 + 0.735) / 2, within(1e-12));
        assertThat(row.at("/measurement/census/notes").toString())
                .contains("Seed 2 is left out: it has a finite accuracy in 0 of 1 planned cell.");
    }

    @Test
    void aMetricOfEventsThatWasNotStoredComesFromTheirCounts() throws IOException {
        StoreFixture fixture =
                new StoreFixture(reports(), "x").axis("seed", "0").predictions(120, 5);
        fixture.write(cell -> Outcome.done(Map.of("accuracy", 0.4)));
        Path predictions = fixture.folder(fixture.cells().get(0), 1).resolve("predictions");
        StringBuilder counts = new StringBuilder("metric\tfilename\tevent_label\thits\tconsidered\n");
        for (String clip : Files.readAllLines(predictions.resolve("clips.txt"))) {
            counts.append("intersection-F1\t%s\tbell\t1\t3\n".formatted(clip));
            counts.append("intersection-F1\t%s\tcat\t0\t2\n".formatted(clip));
        }
        Files.writeString(predictions.resolve("eventcounts.tsv"), counts);

        JsonNode row = audit("intersection-F1-hit-classes", "", 120, "0.5");

        // Bells alone are hit: 2 · 120 / 360.
        assertThat(row.path("measured").doubleValue()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(row.at("/measurement/classesAveraged").intValue()).isEqualTo(1);
        assertThat(row.at("/measurement/classes").intValue()).isEqualTo(5);
    }

    @Test
    void severalConfigurationsAreNobodysNumber() throws IOException {
        new StoreFixture(reports(), "x")
                .axis("schedule", "constant", "cosine")
                .axis("seed", "0", "1", "2")
                .write(cell -> Outcome.done(
                        Map.of("accuracy", cell.axis("schedule", "").equals("cosine") ? 0.8 : 0.6)));

        JsonNode row = audit("accuracy", "", 32, "0.7");

        assertThat(row.path("verdict").textValue()).isEqualTo("not-auditable");
        assertThat(row.path("reason").textValue())
                .contains("also in schedule (constant, cosine)")
                .contains("where: [{axis: schedule, value: constant}]");
    }

    @Test
    void equalSeedsDecideNothing() throws IOException {
        new StoreFixture(reports(), "x").axis("seed", "0", "1").write(cell -> Outcome.done(Map.of("accuracy", 0.795)));

        JsonNode row = audit("accuracy", "", 32, "0.795");

        assertThat(row.path("verdict").textValue()).isEqualTo("underpowered");
        assertThat(row.path("reason").textValue()).contains("no spread to judge by");
        assertThat(row.at("/measurement/withoutIntervalOverSeeds").textValue()).contains("no spread");
    }

    @Test
    void bothIntervalsAreToldForSeveralSeeds() throws IOException {
        predicted("0", "1", "2");

        JsonNode row = audit("accuracy", "", 120, "0.5");

        assertThat(width(row.path("predictionInterval")))
                .isCloseTo(2 * width(row.at("/measurement/overSeeds")), within(1e-9));
        assertThat(Files.readString(reports().resolve("audited/audit.html")))
                .contains("mean of 3 seeds")
                .contains("prediction for one run")
                .contains("over clips");
    }

    /** One model has the interval that the report gives its cell; of several models it is a bootstrap's. */
    @Test
    void oneModelHasWilsonsInterval() throws IOException {
        predicted("0");

        JsonNode row = audit("accuracy", "", 120, "0.5");

        double p = row.path("measured").doubleValue();
        double z = 1.959964;
        double middle = (p + z * z / 240) / (1 + z * z / 120);
        JsonNode interval = row.at("/measurement/overClips");
        assertThat((interval.path("low").doubleValue() + interval.path("high").doubleValue()) / 2)
                .isCloseTo(middle, within(1e-6));
    }

    /** 600 clips of five folds with 150 missing: at worst 4/5 of what it is, not as if all were missing in each fold. */
    @Test
    void missingClipsOfAllFoldsAreSharedAmongThem() throws IOException {
        crossValidation().axis("seed", "0", "1").predictions(120, 5).write(AuditCellsTest::fold);

        JsonNode row = audit("accuracy", "", 750, "0.5");

        double value = row.path("measured").doubleValue();
        assertThat(row.at("/measurement/census/measured").intValue()).isEqualTo(600);
        assertThat(row.at("/measurement/census/missing").intValue()).isEqualTo(150);
        assertThat(row.at("/measurement/census/reach/low").doubleValue()).isCloseTo(0.8 * value, within(0.01));

        // A fold by itself with its share of the missing clips; folds differ by some hundredths.
        String where = ", where: [{axis: fold, value: \"1\"}]";
        assertThat(lowest(audit("mAP", "", 750, "0.5")))
                .isCloseTo(lowest(audit("mAP", where, 150, "0.5")), within(0.05));
    }

    private static double lowest(JsonNode row) {
        return row.at("/measurement/census/reach/low").doubleValue();
    }

    @Test
    void foldsWithoutPredictionsAreCountedAllTheSame() throws IOException {
        crossValidation().axis("seed", "0", "1").write(AuditCellsTest::fold);

        JsonNode row = audit("accuracy", "", 160, "0.795");

        assertThat(row.at("/measurement/census/measured").intValue()).isEqualTo(160);
        assertThat(row.at("/measurement/withoutIntervalOverClips").textValue()).contains("no stored predictions");
    }

    @Test
    void aMetricThatWasNotStoredComesFromThePredictions() throws IOException {
        predicted("0", "1");

        JsonNode row = audit("balanced-accuracy", "", 120, "0.5");

        // Its classes are balanced, so that it is the accuracy.
        assertThat(row.path("measured").doubleValue())
                .isCloseTo(audit("accuracy", "", 120, "0.5").path("measured").doubleValue(), within(1e-9));
        assertThat(row.at("/measurement/overClips/low").isNumber()).isTrue();
    }

    private void predicted(String... seeds) {
        new StoreFixture(reports(), "x")
                .axis("seed", seeds)
                .predictions(120, 5)
                .write(cell -> Outcome.done(Map.of("accuracy", 0.4)));
    }

    private StoreFixture crossValidation() {
        return new StoreFixture(reports(), "x").axis("fold", "1", "2", "3", "4", "5");
    }

    private static Outcome fold(PlannedCell cell) {
        double seed = cell.axis("seed", "0").equals("1") ? 0.01 : 0;
        return Outcome.done(Map.of("accuracy", FOLDS.get(Integer.parseInt(cell.axis("fold", "1")) - 1) + seed));
    }

    private static double width(JsonNode interval) {
        return interval.path("high").doubleValue() - interval.path("low").doubleValue();
    }

    private Path reports() {
        return folder.resolve("reports");
    }

    private JsonNode audit(String metric, String where, int clips, String value) throws IOException {
        Path file = Files.writeString(folder.resolve("claims.yaml"), CLAIMS.formatted(clips, where, metric, value));
        forgetOutput();
        assertThat(run("audit", file.toString(), "--json", "--output", reports().toString()))
                .as(err())
                .isZero();
        return new ObjectMapper().readTree(out()).at("/claims/0");
    }
}
