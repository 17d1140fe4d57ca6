package org.earmark.analysis.contrast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.CommonFolds;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.StoredCell;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SequentialRuleTest {
    private static final int CONTRASTS = 3;
    private static final int FIRST_SEEDS = 3;
    private static final CellGroup NONE = new CellGroup(
            Map.of(), List.of(new StoredCell("id", "title", Map.of(), CellState.PENDING, 0, Optional.empty())));

    private static final SequentialRule SIX_LOOKS = new SequentialRule(6, 0.05);
    private static final int STUDIES = 10_000;
    private static final CommonFolds FOLDS = CommonFolds.of(List.of(NONE));

    @Test
    void sharesTheLevelAmongTheLooks() {
        assertThat(new SequentialRule(5, 0.05).threshold()).isEqualTo(0.01);
        assertThat(SequentialRule.forBudget(12, 4).looks()).isEqualTo(4);
    }

    @Test
    void aDecisionIsNotTakenBackByLaterOnes() {
        SequentialRule rule = new SequentialRule(2, 0.05);
        double[][] scores = new double[CONTRASTS + 1][];
        scores[0] = new double[8];
        scores[1] = new double[] {1, 1.02, 0.98, 1, 1, 1, 1, 1};
        scores[2] = new double[] {0, 0.3, -0.2, 0.1, 0, 0.2, -0.1, 0};
        scores[3] = new double[] {0.1, 2, -1, 3, 3.01, 3.02, 2.99, 3};

        List<Contrast> first = rule.undecided(corrected(scores, new int[] {3, 3, 3}));
        List<Contrast> later = rule.undecided(corrected(scores, new int[] {3, 8, 8}));

        assertThat(first).extracting(Contrast::metric).containsExactly("1", "2");
        assertThat(later).extracting(Contrast::metric).doesNotContain("0");
    }

    @Test
    @Tag("slow")
    void rarelyDecidesWhereThereIsNothing() {
        int studies = 2_000;

        long wrong = IntStream.range(0, studies)
                .filter(study -> decided(study, 0) > 0)
                .count();

        assertThat(wrong / (double) studies).isLessThanOrEqualTo(0.055);
    }

    @Test
    @Tag("slow")
    void lookingAgainAtTheFullLevelDecidesTooOften() {
        // The rule is needed: without it, six looks at three contrasts find something in far more than 5 %.
        int studies = 1_000;
        SequentialRule careless = new SequentialRule(1, 0.05);

        long wrong = IntStream.range(0, studies)
                .filter(study -> decided(study, 0, careless) > 0)
                .count();

        assertThat(wrong / (double) studies).isGreaterThan(0.08);
    }

    @Test
    @Tag("slow")
    void findsWhatIsThere() {
        int studies = 300;

        double found = IntStream.range(0, studies)
                .mapToDouble(study -> decided(study, 4) / (double) CONTRASTS)
                .average()
                .orElseThrow();

        assertThat(found).isGreaterThan(0.8);
    }

    @Test
    @Tag("slow")
    void whatIsDecidedEarlyIsEstimatedTooLarge() {
        double mean = IntStream.range(0, STUDIES)
                .mapToObj(study -> Study.of(study, 2))
                .filter(study -> study.looked().adjustedP().getAsDouble() < SIX_LOOKS.threshold())
                .mapToDouble(study -> study.looked().summary().mean())
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(2.24, 2.34);
    }

    @Test
    @Tag("slow")
    void intervalsAreALittleShortAfterStoppingEarly() {
        long covered = IntStream.range(0, STUDIES)
                .filter(study -> Study.of(study, 2)
                        .looked()
                        .summary()
                        .interval()
                        .orElseThrow()
                        .contains(2))
                .count();

        assertThat(covered / (double) STUDIES).isBetween(0.92, 0.94);
    }

    @Test
    @Tag("slow")
    void aMetricThatWasNotLookedAtNeedsTheBoundToo() {
        long careless = IntStream.range(0, STUDIES)
                .filter(study -> Study.of(study, 2).other().pValue().getAsDouble() < 0.05)
                .count();
        long bounded = IntStream.range(0, STUDIES)
                .filter(study -> Study.of(study, 2).other().pValue().getAsDouble() < SIX_LOOKS.threshold())
                .count();

        assertThat(careless / (double) STUDIES).isGreaterThan(0.055);
        assertThat(bounded / (double) STUDIES).isLessThanOrEqualTo(0.05);
    }

    /**
     * One contrast, which gets seeds until it is decided or six looks were taken; the standard deviation is 1 on either side.
     *
     * @param looked in the metric that was looked at
     * @param other in a metric that has no difference and whose noise correlates with the other's by 0.9
     */
    private record Study(Decision looked, Decision other) {
        static Study of(int number, double effect) {
            RandomStream stream = new RandomSource(98).stream("one", 0, number, 0);
            RandomStream own = new RandomSource(98).stream("other", 0, number, 0);
            Map<String, Double> looked = new LinkedHashMap<>();
            Map<String, Double> other = new LinkedHashMap<>();
            Decision decision = Decision.of(looked);
            for (int seed = 0; seed < FIRST_SEEDS + 5 && !isDecided(decision); seed++) {
                double noise = Math.sqrt(2) * stream.nextGaussian();
                looked.put(Integer.toString(seed), effect + noise);
                other.put(Integer.toString(seed), 0.9 * noise + Math.sqrt(0.19 * 2) * own.nextGaussian());
                decision = looked.size() < FIRST_SEEDS ? decision : Decision.of(looked);
            }
            return new Study(decision, Decision.of(other));
        }

        private static boolean isDecided(Decision decision) {
            return decision.adjustedP().orElse(1) < SIX_LOOKS.threshold();
        }
    }

    private static int decided(int study, double effect) {
        return decided(study, effect, SIX_LOOKS);
    }

    /** Six looks; a baseline that all contrasts share, as in an experiment. */
    private static int decided(int study, double effect, SequentialRule rule) {
        RandomStream stream = new RandomSource(99).stream("study", 0, study, 0);
        double[][] scores = new double[CONTRASTS + 1][FIRST_SEEDS + 5];
        for (int group = 0; group <= CONTRASTS; group++) {
            for (int seed = 0; seed < scores[group].length; seed++) {
                scores[group][seed] = stream.nextGaussian() + (group == 0 ? 0 : effect);
            }
        }
        int[] seeds = IntStream.range(0, CONTRASTS).map(contrast -> FIRST_SEEDS).toArray();
        List<Contrast> undecided = List.of();
        for (int look = 0; look < 6; look++) {
            List<Contrast> all = corrected(scores, seeds);
            undecided = rule.undecided(all);
            undecided.forEach(contrast -> seeds[Integer.parseInt(contrast.metric())]++);
        }
        return CONTRASTS - undecided.size();
    }

    private static List<Contrast> corrected(double[][] scores, int[] seeds) {
        List<Contrast> alone = IntStream.range(0, CONTRASTS)
                .mapToObj(contrast -> contrast(contrast, scores[contrast + 1], scores[0], seeds[contrast]))
                .toList();
        List<Decision> decisions =
                Family.corrected(alone.stream().map(Contrast::decision).toList(), 1);
        return IntStream.range(0, CONTRASTS)
                .mapToObj(i -> new Contrast(NONE, NONE, alone.get(i).metric(), FOLDS, decisions.get(i)))
                .toList();
    }

    /** The metric stands for the number of the contrast. */
    private static Contrast contrast(int number, double[] scores, double[] baseline, int seeds) {
        Map<String, Double> differences = new LinkedHashMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            differences.put(Integer.toString(seed), scores[seed] - baseline[seed]);
        }
        return new Contrast(NONE, NONE, Integer.toString(number), FOLDS, Decision.of(differences));
    }
}
