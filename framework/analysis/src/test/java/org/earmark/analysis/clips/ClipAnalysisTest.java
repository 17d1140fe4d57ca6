package org.earmark.analysis.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.analysis.contrast.Contrasts;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.PlannedCell;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.GroupScore;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipAnalysisTest {
    @TempDir
    Path output;

    private final ClipAnalysis analysis = new ClipAnalysis(1_000);

    @Test
    void aModelsAccuracyHasWilsonsInterval() {
        fixture("0").write(ClipAnalysisTest::outcome);
        StoredExperiment stored = read();

        ClipScore score = analysis.score(stored.cells().get(0), "accuracy");

        Interval interval = score.interval().orElseThrow();
        double accuracy = stored.cells().get(0).metric("accuracy").orElseThrow();
        assertThat(score.clips()).isEqualTo(120);
        assertThat(interval.contains(accuracy)).isTrue();
        // About 2·1.96·√(p(1−p)/120), as Wilson's interval is near the normal one here.
        assertThat(interval.high() - interval.low())
                .isCloseTo(3.92 * Math.sqrt(accuracy * (1 - accuracy) / 120), within(0.02));
    }

    @Test
    void aContrastIsPairedByClipOverSeedsAndFolds() {
        fixture("0", "1").axis("fold", "1", "2").write(ClipAnalysisTest::outcome);

        ClipDifference difference = analysis.difference(contrast("mAP"));

        assertThat(difference.reason()).isEmpty();
        assertThat(difference.clips()).isEqualTo(240);
        assertThat(difference
                        .interval()
                        .orElseThrow()
                        .contains(contrast("mAP").summary().mean()))
                .isTrue();
    }

    @Test
    void fScoresOfEventsAreResampledFromTheirCounts() throws IOException {
        StoreFixture fixture = fixture("0");
        fixture.write(cell -> outcome(cell));
        PlannedCell planned = fixture.cells().get(0);
        Path attempt = fixture.folder(planned, 1);
        StringBuilder counts = new StringBuilder("metric\tfilename\tevent_label\thits\tconsidered\n");
        List<String> clips = Files.readAllLines(attempt.resolve("predictions/clips.txt"));
        for (int i = 0; i < clips.size(); i++) {
            // Every second bell is found, every cat, and each once.
            counts.append("event-F1\t%s\tbell\t%d\t%d\n".formatted(clips.get(i), i % 2, 1 + i % 2));
            counts.append("segment-F1\t%s\tbell\t1\t2\n".formatted(clips.get(i)));
            counts.append("event-F1\t%s\tcat\t1\t2\n".formatted(clips.get(i)));
        }
        Files.writeString(attempt.resolve("predictions/eventcounts.tsv"), counts);
        // Of 120 bells 60 are found and 60 detected: F = 120 / 180.
        double macro = (120.0 / 180 + 1) / 2;
        Path result = attempt.resolve("result.json");
        Files.writeString(
                result,
                Files.readString(result)
                        .replaceFirst("\"metrics\"\\s*:\\s*\\{", "\"metrics\":{\"event-F1\":" + macro + ","));

        ClipScore score = analysis.score(
                read().cells().stream()
                        .filter(cell -> cell.id().equals(planned.id()))
                        .findFirst()
                        .orElseThrow(),
                "event-F1");

        assertThat(score.reason()).isEmpty();
        assertThat(score.interval().orElseThrow().contains(macro)).isTrue();
        // The share p of bells that are found varies by √(0.25/120) = 0.046; d(2p/(1+p))/dp = 2/(1.5)² = 0.89; half of
        // it
        // enters the mean: 0.020, and 3.92 times that is 0.080.
        assertThat(score.interval().orElseThrow().high()
                        - score.interval().orElseThrow().low())
                .isCloseTo(0.080, within(0.01));
    }

    @Test
    void oneSeedAddsMcNemar() {
        fixture("0").write(ClipAnalysisTest::outcome);

        assertThat(analysis.difference(contrast("accuracy")).mcNemar()).isPresent();
    }

    @Test
    void onlyClipsOfCommonFoldsAreCompared() {
        fixture("0")
                .axis("fold", "1", "2")
                .exclude(Map.of("schedule", "cosine", "fold", "1"))
                .write(ClipAnalysisTest::outcome);

        ClipDifference difference = analysis.difference(contrast("accuracy"));

        assertThat(difference.clips()).isEqualTo(120);
        assertThat(difference.differing().getAsInt()).isBetween(1, 120);
        assertThat(difference.mcNemar().orElseThrow().pValue()).isLessThan(1);
    }

    @Test
    void aClipDiffersWhenAnySeedTellsTheSidesApart() {
        fixture("0").write(ClipAnalysisTest::outcome);
        int one = analysis.difference(contrast("accuracy")).differing().getAsInt();
        fixture("0", "1", "2").write(ClipAnalysisTest::outcome);

        ClipDifference three = new ClipAnalysis(1_000).difference(contrast("accuracy"));

        assertThat(three.differing().getAsInt()).isBetween(one + 1, 120);
        assertThat(three.isOfFew()).isFalse();
    }

    @Test
    void anIntervalOfFewDifferingClipsIsToldFrom() {
        // Both are nearly always right, so that few clips tell them apart.
        fixture("0").write(cell -> Outcome.done(Map.of("accuracy", cosine(cell) ? 1.0 : 0.8)));

        ClipDifference difference = analysis.difference(contrast("accuracy"));

        assertThat(difference.differing().getAsInt()).isBetween(1, ClipDifference.FEW - 1);
        assertThat(difference.isOfFew()).isTrue();
    }

    @Test
    void noClipHasAMeanAveragePrecisionByItself() {
        fixture("0").write(ClipAnalysisTest::outcome);

        assertThat(analysis.difference(contrast("mAP")).differing()).isEmpty();
    }

    @Test
    void eventsDifferWhereTheirCountsDo() throws IOException {
        StoreFixture fixture = fixture("0");
        fixture.write(ClipAnalysisTest::outcome);
        for (PlannedCell cell : fixture.cells()) {
            Path attempt = fixture.folder(cell, 1);
            StringBuilder counts = new StringBuilder("metric\tfilename\tevent_label\thits\tconsidered\n");
            List<String> clips = Files.readAllLines(attempt.resolve("predictions/clips.txt"));
            double found = 0;
            double considered = 0;
            for (int i = 0; i < clips.size(); i++) {
                int hits = i < 3 && cosine(cell) ? 1 : 0;
                // One clip has a false alarm more and as many hits.
                int count = 1 + hits + (i == 7 && cosine(cell) ? 1 : 0);
                counts.append("event-F1\t%s\tbell\t%d\t%d\n".formatted(clips.get(i), hits, count));
                found += hits;
                considered += count;
            }
            Files.writeString(attempt.resolve("predictions/eventcounts.tsv"), counts);
            Path result = attempt.resolve("result.json");
            Files.writeString(
                    result,
                    Files.readString(result)
                            .replaceFirst(
                                    "\"metrics\"\\s*:\\s*\\{",
                                    "\"metrics\":{\"event-F1\":" + 2 * found / considered + ","));
        }

        assertThat(analysis.difference(contrast("event-F1")).differing()).hasValue(4);
    }

    @Test
    void foldsOfAShareOfClipsAreUnlikeByChance() {
        fixture("0").axis("fold", "1", "2", "3").write(ClipAnalysisTest::outcome);
        CellGroup group =
                Grouping.by(read().cells(), Grouping.ALL_BUT_SEED_AND_FOLD).get(0);
        GroupScore score = GroupScore.of(group, "accuracy");
        double p = score.overFolds().mean();

        // The results of the fixture tell 32 test clips.
        assertThat(FoldChance.of(group, score).getAsDouble()).isCloseTo(Math.sqrt(p * (1 - p) / 32), within(1e-12));
        assertThat(FoldChance.of(group, GroupScore.of(group, "mAP"))).isEmpty();
    }

    @Test
    void severalSeedsJudgeTheSameClipsAndHaveNoMcNemar() {
        fixture("0", "1").write(ClipAnalysisTest::outcome);

        assertThat(analysis.difference(contrast("accuracy")).mcNemar()).isEmpty();
    }

    @Test
    void saysThatPredictionsAreMissing() throws IOException {
        StoreFixture fixture = fixture("0");
        fixture.write(ClipAnalysisTest::outcome);
        Files.delete(predictions(fixture).resolve("clipwise.npy"));

        assertThat(analysis.difference(contrast("accuracy")).reason()).isEqualTo("it has no stored predictions");
    }

    @Test
    void saysThatPredictionsAreDamaged() throws IOException {
        StoreFixture fixture = fixture("0");
        fixture.write(ClipAnalysisTest::outcome);
        Path file = predictions(fixture).resolve("clipwise.npy");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));

        assertThat(analysis.score(read().cells().get(0), "accuracy").reason())
                .contains("clipwise.npy has not the number of values");
    }

    @Test
    void saysThatPredictionsContradictTheResult() throws IOException {
        StoreFixture fixture = fixture("0");
        fixture.write(ClipAnalysisTest::outcome);
        Path file = fixture.folder(fixture.cells().get(0), 1).resolve("result.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"accuracy\":[0-9.]+", "\"accuracy\":0.123"));

        assertThat(analysis.score(read().cells().get(0), "accuracy").reason())
                .contains("its predictions give accuracy")
                .contains("its result 0.1230");
    }

    @Test
    void saysWhichMetricsHaveNone() {
        fixture("0").write(ClipAnalysisTest::outcome);

        assertThat(analysis.score(read().cells().get(0), "ECE").reason())
                .isEqualTo("for ECE there is no interval over clips");
    }

    private StoreFixture fixture(String... seeds) {
        return new StoreFixture(output, "clips")
                .axis("schedule", "constant", "cosine")
                .axis("seed", seeds)
                .baseline("schedule", "constant")
                .predictions(120, 5);
    }

    private static Path predictions(StoreFixture fixture) {
        return fixture.folder(fixture.cells().get(0), 1).resolve("predictions");
    }

    private static Outcome outcome(PlannedCell cell) {
        return Outcome.done(Map.of("accuracy", cosine(cell) ? 0.6 : 0.4));
    }

    private static boolean cosine(PlannedCell cell) {
        return cell.axis("schedule", "").equals("cosine");
    }

    private Contrast contrast(String metric) {
        StoredExperiment experiment = read();
        return Contrasts.of(
                        Grouping.by(experiment.cells(), Grouping.ALL_BUT_SEED_AND_FOLD), experiment.baseline(), metric)
                .get(0);
    }

    private StoredExperiment read() {
        return new StoreReader(output, attempt -> true).read("clips");
    }
}
