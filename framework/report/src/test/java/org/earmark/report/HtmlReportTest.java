package org.earmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    @TempDir
    Path output;

    @Test
    void writesOneFileBesideThePlan() throws IOException {
        Example.warmups(output);

        Path file = HtmlReport.write(output, "warm-ups", Example.GONE);

        assertThat(file).isEqualTo(output.resolve("warm-ups").resolve("report.html"));
        try (var files = Files.list(file.getParent())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("plan.json", "report.html");
        }
    }

    @Test
    void equalInputsGiveEqualBytes() throws IOException {
        Example.warmups(output);

        byte[] first = Files.readAllBytes(HtmlReport.write(output, "warm-ups", Example.GONE));
        byte[] second = Files.readAllBytes(HtmlReport.write(output, "warm-ups", Example.GONE));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void loadsNothingFromAnywhere() throws IOException {
        Example.warmups(output);

        String html = html("warm-ups");

        assertThat(html)
                .doesNotContainPattern("(src|href)=\"(https?:)?//")
                .doesNotContain("@import")
                .contains("default-src &#39;none&#39;; img-src data:;");
    }

    @Test
    void drawsTrueEventsAboveDetectedOnes() throws IOException {
        Example.kitchen(output);

        assertThat(html("kitchen"))
                .contains("Shown are 8 of 10 test clips with events")
                .contains("True and detected events of clip-0000.wav")
                .containsPattern("<dt>A</dt><dd>loss=clip_bce, seed 0, cell <a href=\"#cell-")
                .containsPattern("<dt>B</dt><dd>loss=frame_bce, seed 0, cell <a href=\"#cell-");
    }

    @Test
    void tellsWhatAFigureOwesToItsProtocol() throws IOException {
        Example.kitchen(output);

        assertThat(html("kitchen"))
                .contains("best on test, 10 views")
                .contains(">+0.0400</data>")
                .contains(">−0.0300</data>")
                .contains("the test clips chose the weights, so it is too good");
    }

    @Test
    void figuresOfTheLastEpochWereNotChosenOnTestClips() throws IOException {
        Example.warmups(output);

        assertThat(html("warm-ups"))
                .contains("figures are those of the last epoch, so that none was chosen on test clips.")
                .contains("Figures are those of the last epoch.")
                .doesNotContain("such figures are too good");
    }

    @Test
    void figuresThatTheTestClipsChoseAreSaidToBeTooGood() throws IOException {
        StoreFixture fixture = new StoreFixture(output, "chosen")
                .axis("evaluation.weights", "average", "best-on-validation")
                .axis("evaluation.views", "10")
                .axis("seed", "0", "1");
        fixture.write(cell -> Outcome.done(Map.of("accuracy", 0.5)));

        assertThat(html("chosen"))
                .contains(
                        "figures are those of the epoch that was best on validation clips, or of the mean weights of the 3"
                                + " epochs that were best on the test clips, judged by 10 shifted views of each clip.")
                .contains(
                        "The test clips themselves chose the epochs whose weights are judged, in 2 cells: such figures"
                                + " are too good")
                .doesNotContain("none was chosen on test clips");
    }

    @Test
    void everyConfigurationLeadsToItsCellsAndTheirCommit() throws IOException {
        Example.kitchen(output);

        assertThat(html("kitchen"))
                .contains("<a class=\"group-link\" href=\"#group-1\">loss=frame_bce</a>")
                .contains("id=\"group-1\"")
                .contains("<code>0123456789</code>");
    }

    @Test
    void tellsFurtherTestsOfTheSameDifferences() throws IOException {
        Example.warmups(output);

        assertThat(html("warm-ups"))
                .contains("Benjamini–Hochberg")
                .contains("Wilcoxon alone")
                .contains("equivalent within ±");
    }

    @Test
    void tellsEnergyWhereItWasRead() throws IOException {
        StoreFixture fixture = Example.kitchen(output);
        Path result = fixture.folder(fixture.cells().get(0), 1).resolve("result.json");
        Files.writeString(
                result, Files.readString(result).replaceFirst("\\{", "{\"energy\":{\"processorJoules\":7200.0},"));

        assertThat(html("kitchen")).contains(">2.00</data>").contains("over 1 of 4 cells that ended");
    }

    @Test
    void seedsAddedByARuleAreJudgedByItInEveryMetric() throws IOException {
        Example.warmups(output);
        Files.writeString(
                output.resolve("warm-ups/sequential.json"),
                "{\"format\":2,\"rules\":[{\"version\":1,\"metric\":\"mAP\",\"looks\":5,\"look\":2}]}");

        assertThat(html("warm-ups"))
                .contains("nothing was decided in mAP, with 5 looks at most; so a corrected p must be below 0.010"
                        + " instead of 0.05 here, in every metric.")
                .contains("its difference is estimated somewhat too large")
                .contains("only where its corrected p is below 0.010 (0.05 shared among 5 looks)");
    }

    @Test
    void aBoundOfManyLooksIsANumber() throws IOException {
        Example.warmups(output);
        Files.writeString(
                output.resolve("warm-ups/sequential.json"),
                "{\"format\":2,\"rules\":[{\"version\":1,\"metric\":\"mAP\",\"looks\":100,\"look\":2}]}");

        assertThat(html("warm-ups")).contains("must be below 0.00050 instead of 0.05");
    }

    @Test
    void seedsAddedToAnEarlierVersionAreTold() throws IOException {
        Example.warmups(output);
        Files.writeString(
                output.resolve("warm-ups/sequential.json"),
                "{\"format\":2,\"rules\":[{\"version\":7,\"metric\":\"mAP\",\"looks\":5,\"look\":2}]}");

        assertThat(html("warm-ups"))
                .contains("Seeds were added one by one to earlier versions of this experiment too, with 2 looks")
                .contains("only where its corrected p is below 0.05;");
    }

    @Test
    void namesFoldsThatNotBothSidesWerePlannedOn() throws IOException {
        Example.unequal(output);

        assertThat(html("unequal"))
                .contains("<span class=\"under\">without fold 1</span>")
                .contains("In 1 contrast the two sides were not planned on the same folds for every seed")
                .contains("8 of 8 cells; planned on fold 2, 3 alone");
    }

    @Test
    void countsTheSeedsThatDivergenceTookFromAContrast() throws IOException {
        Example.unequal(output);

        assertThat(html("unequal")).contains("diverged: 2 here, 0 at the baseline");
    }

    @Test
    void callsEquivalentWhatIsWithinTheDeclaredMargin() throws IOException {
        Example.unequal(output);

        assertThat(html("unequal"))
                .contains(
                        "The accuracy of schedule=cosine against schedule=constant is equivalent within ±0.05 (two one-sided")
                .contains("The experiment declares that a difference in accuracy within ±0.05 counts as none.")
                .contains("not shown to be within ±0.05: p ")
                .doesNotContain("a difference in mAP within");
    }

    @Test
    void warnsOfIntervalsThatRestOnFewClips() throws IOException {
        Example.unequal(output);

        assertThat(html("unequal"))
                .containsPattern("80 clips; only \\d+ differ: too narrow")
                .contains("Where fewer than 15 clips differ between the two sides, such an interval is too narrow");
    }

    @Test
    void tellsWhatFewSeedsDoToWilcoxonsTest() throws IOException {
        Example.warmups(output);

        assertThat(html("warm-ups")).contains("cannot fall below 0.125");
    }

    @Test
    void countsTheFamiliesOfTests() throws IOException {
        Example.unequal(output);
        Example.ablation(output);

        assertThat(html("unequal"))
                .contains("The page tells 3 families of tests (contrasts in 2 metrics, equivalence in 1 metric), each"
                        + " with a 5 % of its own: the chance of a false finding somewhere on it is up to 15 %.");
        assertThat(html("ablation"))
                .contains("4 families of tests (contrasts in 2 metrics, effects of axes, interactions)");
    }

    @Test
    void tellsHowUnlikeFoldsAreByChance() throws IOException {
        Example.folds(output);

        // The results tell 32 clips a fold, and three seeds judge the same ones.
        assertThat(html("folds"))
                .containsPattern(
                        "between 5 folds ± 0\\.\\d{4}</span><span class=\"under\">by chance up to ± 0\\.0[67]\\d\\d<");
    }

    @Test
    void saysOnWhichSideOfZeroIntervalsOverClipsLie() throws IOException {
        Example.ablation(output);

        assertThat(html("ablation"))
                .containsPattern("; (none|\\d+) of 5 lies? wholly on one side of zero")
                .doesNotContain("exclude no difference");
    }

    @Test
    void saysWhatDecidedAndWhatDidNot() throws IOException {
        Example.warmups(output);

        assertThat(html("warm-ups"))
                .contains("The accuracy of schedule=cosine against schedule=htsat-steps is higher by")
                .contains("Not decided: schedule=linear-warmup against schedule=htsat-steps.")
                .contains("Not decided: schedule=constant against schedule=htsat-steps. With one seed");
    }

    @Test
    void showsEveryFailureWithItsReason() throws IOException {
        Example.warmups(output);

        assertThat(html("warm-ups"))
                .contains("The loss became NaN in step 93 of 160")
                .contains("1.9 GiB were asked for")
                .contains("it left no result, so its process or machine has died");
    }

    @Test
    void keepsMarkupInNamesAsText() throws IOException {
        Example.injected(output);

        assertThat(html("injected"))
                .doesNotContain(Example.INJECTION)
                .doesNotContain("<img src=x")
                .doesNotContain("<b>mAP")
                .contains("&lt;script&gt;window.injected=1&lt;/script&gt;");
    }

    @Test
    void saysThatOneSeedDecidesNothing() throws IOException {
        new org.earmark.analysis.fixture.StoreFixture(output, "single")
                .axis("schedule", "constant", "cosine")
                .write(cell -> org.earmark.analysis.fixture.Outcome.done(java.util.Map.of("accuracy", 0.5)));

        assertThat(html("single")).contains("none of the differences can be told from chance");
    }

    @Test
    void equalSeedsHaveNoIntervalOfNoWidth() throws IOException {
        new StoreFixture(output, "equal")
                .axis("schedule", "constant", "cosine")
                .axis("seed", "0", "1", "2")
                .baseline("schedule", "constant")
                .write(cell -> Outcome.done(Map.of("accuracy", 0.5, "mAP", 0.4)));

        assertThat(html("equal"))
                .contains("no spread to judge by")
                .contains("all paired differences are equal")
                .doesNotContain("0.5000 to 0.5000")
                .doesNotContain("0.0000 to 0.0000");
    }

    @Test
    void tellsHowTrainingWentAndKeepsDivergedCellsInTheDenominator() throws IOException {
        Example.warmups(output);

        assertThat(html("warm-ups"))
                .contains("How training went")
                .contains("1 of 2 ended")
                .contains("samples to the target");
    }

    @Test
    void tellsWhyClipsAndClassesSayNothing() throws IOException {
        Example.warmups(output);

        assertThat(html("warm-ups"))
                .contains("There are no intervals over clips: it has no stored predictions.")
                .contains("Nothing can be said class by class");
    }

    @Test
    void keepsIntervalsOverClipsApart() throws IOException {
        Example.ablation(output);

        assertThat(html("ablation"))
                .contains("interval over clips")
                .contains("bootstrap paired by clip with 10 000 resamples")
                .contains("Two axes together")
                .contains("Mistakes of");
    }

    @Test
    void comparesEnginesOnOtherwiseEqualCells() throws IOException {
        Example.engines(output);

        assertThat(html("engines"))
                .contains("against torch")
                .contains("training, clips/s")
                .containsPattern("3 seeds: not decided, corrected p \\d")
                .contains("more than the rounding of single precision explains");
    }

    @Test
    void anOlderFolderIsToldAsFarAsItGoes() throws IOException {
        StoreFixture fixture = Example.ablation(output);
        for (var cell : fixture.cells()) {
            Path result = fixture.folder(cell, 1).resolve("result.json");
            Files.writeString(
                    result,
                    Files.readString(result)
                            .replace("\"activation\":\"softmax\",", "")
                            .replaceAll("\"throughput\":\\{.*?\\}\\},", ""));
        }

        assertThat(html("ablation"))
                .contains("its result does not tell how logits become scores; an older version made it");
    }

    @Test
    void metricsThatAreNoNumbersAreNamedAndLeftOut() throws IOException {
        new StoreFixture(output, "nan")
                .axis("schedule", "constant", "cosine")
                .axis("seed", "0", "1", "2")
                .baseline("schedule", "constant")
                .write(cell -> Outcome.done(Map.of("accuracy", 0.5, "mAP", 0.4)));
        try (var files = Files.walk(output)) {
            for (Path file : files.filter(f -> f.endsWith("result.json")).toList()) {
                Files.writeString(file, Files.readString(file).replace("\"mAP\":0.4", "\"mAP\":\"NaN\""));
            }
        }

        assertThat(html("nan")).contains("not defined").contains("no seed is complete on all sides");
    }

    @Test
    @Tag("slow")
    void aThousandCellsAreOnePage() throws IOException {
        Example.large(output, 1000);

        assertThat(html("large")).contains("1 000 cells were planned");
    }

    @Test
    void aHundredCellsStayBelowFiveMegabytes() throws IOException {
        Example.large(output, 100);

        assertThat(Files.size(HtmlReport.write(output, "large", Example.GONE))).isLessThan(5_000_000);
    }

    @Test
    void namesAMissingExperiment() {
        assertThatThrownBy(() -> HtmlReport.write(output, "none", Example.GONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none");
    }

    private String html(String experiment) throws IOException {
        return Files.readString(HtmlReport.write(output, experiment, Example.GONE));
    }
}
