package org.earmark.analysis.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.PlannedCell;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContrastsTest {
    @TempDir
    Path output;

    @Test
    void pairsBySeedAndDecides() {
        grid("0", "1", "2", "3").write(cell -> accuracy(cosine(cell) ? 0.70 + 0.001 * seed(cell) : 0.60));

        Contrast contrast = only();

        assertThat(contrast.differences()).hasSize(4);
        assertThat(contrast.summary().mean()).isCloseTo(0.1015, within(1e-12));
        assertThat(contrast.verdict()).isEqualTo(Verdict.HIGHER);
    }

    @Test
    void leavesUndecidedWhatSeedsMove() {
        grid("0", "1", "2").write(cell -> accuracy(cosine(cell) ? 0.5 + 0.1 * (seed(cell) - 1) : 0.49));

        assertThat(only().verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(only().minimumDetectable().getAsDouble()).isGreaterThan(0.2);
    }

    @Test
    void moreLooksNeedAClearerDifference() {
        grid("0", "1", "2", "3").write(cell -> accuracy(cosine(cell) ? 0.60 + 0.010 * seed(cell) : 0.59));
        StoredExperiment stored = read();
        double p = only().adjustedP().getAsDouble();
        assertThat(p).isBetween(0.01, 0.05);

        Contrast sequential = Contrasts.of(
                        Grouping.by(stored.cells(), Grouping.ALL_BUT_SEED_AND_FOLD),
                        stored.baseline(),
                        "accuracy",
                        5,
                        OptionalDouble.empty())
                .get(0);

        assertThat(only().verdict()).isEqualTo(Verdict.HIGHER);
        assertThat(sequential.verdict()).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void oneSeedDecidesNothing() {
        grid("0").write(cell -> accuracy(cosine(cell) ? 0.9 : 0.1));

        assertThat(only().verdict()).isEqualTo(Verdict.ONE_SEED);
        assertThat(only().pValue()).isEmpty();
    }

    @Test
    void equalDifferencesAllowNoTest() {
        grid("0", "1").write(cell -> accuracy(cosine(cell) ? 0.75 : 0.5));

        assertThat(only().verdict()).isEqualTo(Verdict.NO_SPREAD);
    }

    @Test
    void aFailedSeedLeavesItsPair() {
        grid("0", "1").write(cell -> seed(cell) == 1 && cosine(cell) ? Outcome.diverged("NaN") : accuracy(0.5));

        assertThat(only().differences()).containsOnlyKeys("0");
    }

    @Test
    void bothSidesAreAveragedOverTheFoldsThatBothWerePlannedOn() {
        // The folds are unlike and the schedules are not: with a mean over other folds the harder ones would decide.
        folds().exclude(Map.of("schedule", "cosine", "fold", "1"))
                .write(cell ->
                        accuracy(0.5 + 0.1 * number(cell, "fold") + 0.001 * (cosine(cell) ? seed(cell) - 1 : 0)));

        assertThat(only().folds().leftOut()).containsExactly("1");
        assertThat(only().summary().mean()).isCloseTo(0, within(1e-12));
        assertThat(only().verdict()).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void countsTheSeedsThatDivergenceTookFromEitherSide() {
        folds().write(cell ->
                cosine(cell) && seed(cell) > 0 && number(cell, "fold") > 1 ? Outcome.diverged("NaN") : accuracy(0.5));

        assertThat(only().divergences()).isEqualTo(new Divergences(2, 0));
        assertThat(only().differences()).containsOnlyKeys("0");
    }

    @Test
    void divergenceInAFoldThatDoesNotCountTakesNoSeed() {
        folds().exclude(Map.of("schedule", "constant", "fold", "3"))
                .write(cell -> cosine(cell) && seed(cell) > 0 && number(cell, "fold") > 2
                        ? Outcome.diverged("NaN")
                        : accuracy(0.5));

        assertThat(only().divergences().any()).isFalse();
    }

    @Test
    void withoutCommonSeedThereIsNoDifference() {
        grid("0").write(cell -> cosine(cell) ? Outcome.diverged("NaN") : accuracy(0.5));

        assertThat(only().verdict()).isEqualTo(Verdict.NO_PAIRS);
    }

    @Test
    void comparesLikeWithLikeOnTheOtherAxes() {
        new StoreFixture(output, "warmups")
                .axis("model", "tiny", "base")
                .axis("schedule", "constant", "cosine")
                .axis("seed", "0", "1")
                .baseline("schedule", "constant")
                .write(cell -> accuracy(0.5));

        assertThat(contrasts())
                .extracting(contrast ->
                        contrast.group().label() + " / " + contrast.baseline().label())
                .containsExactly(
                        "model=tiny, schedule=cosine / model=tiny, schedule=constant",
                        "model=base, schedule=cosine / model=base, schedule=constant");
    }

    @Test
    void correctsForTheNumberOfContrasts() {
        new StoreFixture(output, "warmups")
                .axis("schedule", "constant", "cosine", "linear-warmup")
                .axis("seed", "0", "1", "2")
                .baseline("schedule", "constant")
                .write(cell -> accuracy(
                        switch (cell.axis("schedule", "")) {
                            case "cosine" -> 0.52 + 0.001 * seed(cell);
                            case "linear-warmup" -> 0.5 + 0.01 * seed(cell);
                            default -> 0.5;
                        }));

        Contrast clearest = contrasts().stream()
                .min(java.util.Comparator.comparingDouble(c -> c.pValue().getAsDouble()))
                .orElseThrow();
        assertThat(clearest.adjustedP().getAsDouble())
                .isCloseTo(2 * clearest.pValue().getAsDouble(), within(1e-12));
    }

    @Test
    void aDifferenceWithinTheDeclaredMarginIsCalledEquivalent() {
        grid("0", "1", "2", "3").write(cell -> accuracy(0.5 + (cosine(cell) ? 0.001 * (seed(cell) - 1.4) : 0)));

        assertThat(equivalent(0.01).verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(equivalent(0.0012).verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(only().verdict()).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void whatIsHigherStaysSoThoughItIsWithinTheMargin() {
        grid("0", "1", "2", "3").write(cell -> accuracy(0.5 + (cosine(cell) ? 0.005 + 0.0001 * seed(cell) : 0)));

        Contrast contrast = equivalent(0.01);

        assertThat(contrast.verdict()).isEqualTo(Verdict.HIGHER);
        assertThat(contrast.decision().equivalence().orElseThrow().established())
                .isTrue();
    }

    private Contrast equivalent(double margin) {
        StoredExperiment stored = read();
        return Contrasts.of(
                        Grouping.by(stored.cells(), Grouping.ALL_BUT_SEED_AND_FOLD),
                        stored.baseline(),
                        "accuracy",
                        1,
                        OptionalDouble.of(margin))
                .get(0);
    }

    private StoreFixture folds() {
        return grid("0", "1", "2").axis("fold", "1", "2", "3");
    }

    private StoreFixture grid(String... seeds) {
        return new StoreFixture(output, "warmups")
                .axis("schedule", "constant", "cosine")
                .axis("seed", seeds)
                .baseline("schedule", "constant");
    }

    private Contrast only() {
        assertThat(contrasts()).hasSize(1);
        return contrasts().get(0);
    }

    private List<Contrast> contrasts() {
        StoredExperiment experiment = read();
        return Contrasts.of(
                Grouping.by(experiment.cells(), Grouping.ALL_BUT_SEED_AND_FOLD), experiment.baseline(), "accuracy");
    }

    private StoredExperiment read() {
        return new StoreReader(output, attempt -> true).read("warmups");
    }

    private static Outcome accuracy(double value) {
        return Outcome.done(Map.of("accuracy", value));
    }

    private static boolean cosine(PlannedCell cell) {
        return cell.axis("schedule", "").equals("cosine");
    }

    private static int seed(PlannedCell cell) {
        return number(cell, "seed");
    }

    private static int number(PlannedCell cell, String axis) {
        return Integer.parseInt(cell.axis(axis, "0"));
    }
}
