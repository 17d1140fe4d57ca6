package org.earmark.analysis.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.inference.TTest;
import org.hipparchus.stat.ranking.NaturalRanking;

/** Two-sided tests of paired differences against zero. Values must be finite. */
public final class PairedTests {
    private PairedTests() {}

    /**
     * Student's paired t test. Without spread among the differences it says nothing, so its p is NaN then.
     *
     * @param differences at least two
     */
    public static TestResult studentT(double[] differences) {
        requirePairs(differences, 2);
        if (SampleSummary.of(differences, SampleSummary.LEVEL).withoutSpread()) {
            return new TestResult(Double.NaN, Double.NaN);
        }
        TTest test = new TTest();
        return new TestResult(test.t(0, differences), test.tTest(0, differences));
    }

    /**
     * Wilcoxon's signed-rank test with its exact distribution given the ranks: zeros are dropped, up to rounding, ties share
     * their mean rank (Hollander and Wolfe 1973). The library's own enumerates 2ⁿ sign patterns and refuses ties; counting rank
     * sums takes n³ steps and allows them.
     *
     * @return the statistic is the sum of ranks of the positive differences
     */
    public static TestResult wilcoxonSignedRank(double[] differences) {
        double[] nonZero = nonZero(differences);
        if (nonZero.length == 0) {
            return new TestResult(0, Double.NaN);
        }
        double[] ranks =
                new NaturalRanking().rank(Arrays.stream(nonZero).map(Math::abs).toArray());
        int[] doubledRanks = Arrays.stream(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray();
        int observed = 0;
        for (int i = 0; i < nonZero.length; i++) {
            observed += nonZero[i] > 0 ? doubledRanks[i] : 0;
        }
        double[] probability = rankSumDistribution(doubledRanks);
        double below = Arrays.stream(probability, 0, observed + 1).sum();
        double above = Arrays.stream(probability, observed, probability.length).sum();
        return new TestResult(observed / 2.0, Math.min(1, 2 * Math.min(below, above)));
    }

    /** The differences that are more than rounding. */
    public static double[] nonZero(double[] differences) {
        double rounding = Spread.rounding(differences);
        return Arrays.stream(differences).filter(d -> Math.abs(d) > rounding).toArray();
    }

    /**
     * Two one-sided t tests of equivalence (Schuirmann 1987): rejects that the mean difference lies outside ±margin.
     *
     * @param differences at least two
     * @param margin largest difference that counts as none, positive
     * @return the t statistic nearer to zero and the larger one-sided p: equivalent at level α when p &lt; α
     */
    public static TestResult equivalence(double[] differences, double margin) {
        requirePairs(differences, 2);
        SampleSummary summary = SampleSummary.of(differences, SampleSummary.LEVEL);
        return equivalence(summary.n(), summary.mean(), summary.standardError(), margin);
    }

    static TestResult equivalence(int n, double mean, double standardError, double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("equivalence margin " + margin + " is not positive");
        }
        if (!(standardError > 0)) {
            return new TestResult(Double.NaN, Double.NaN);
        }
        double fromBelow = (mean + margin) / standardError;
        double fromAbove = (mean - margin) / standardError;
        double t = Math.abs(fromBelow) < Math.abs(fromAbove) ? fromBelow : fromAbove;
        TDistribution distribution = new TDistribution(n - 1);
        double p =
                Math.max(distribution.cumulativeProbability(-fromBelow), distribution.cumulativeProbability(fromAbove));
        return new TestResult(t, p);
    }

    /** Entry s: the probability that the ranks with a positive sign sum to s, each sign being a fair coin. */
    private static double[] rankSumDistribution(int[] ranks) {
        double[] probability = new double[Arrays.stream(ranks).sum() + 1];
        probability[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
            }
        }
        return probability;
    }

    private static void requirePairs(double[] differences, int least) {
        if (differences.length < least) {
            throw new IllegalArgumentException(differences.length + " pairs; the test needs at least " + least);
        }
    }
}
