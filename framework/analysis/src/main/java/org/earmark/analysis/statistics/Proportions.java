package org.earmark.analysis.statistics;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/** Intervals and tests for counts of clips that are right or wrong. */
public final class Proportions {
    private Proportions() {}

    /**
     * Wilson's score interval (1927) for a proportion such as accuracy.
     *
     * @param successes between 0 and trials
     * @param trials at least 1
     */
    public static Interval wilson(int successes, int trials, double level) {
        ConfidenceInterval interval =
                BinomialProportion.getWilsonScoreInterval(trials, successes / (double) trials, level);
        return new Interval(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()), level);
    }

    /**
     * McNemar's exact test of two classifiers on the same clips.
     *
     * @param onlyFirst clips that only the first has right
     * @param onlySecond clips that only the second has right
     * @return the statistic is the smaller count; p is 1 when the classifiers never disagree
     */
    public static TestResult mcNemar(int onlyFirst, int onlySecond) {
        int disagreements = onlyFirst + onlySecond;
        int smaller = Math.min(onlyFirst, onlySecond);
        double tail = new BinomialDistribution(disagreements, 0.5).cumulativeProbability(smaller);
        return new TestResult(smaller, Math.min(1, 2 * tail));
    }
}
