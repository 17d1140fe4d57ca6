package org.earmark.analysis.clips;

import java.util.Optional;
import java.util.Set;
import org.earmark.analysis.statistics.Bootstrap;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.Proportions;
import org.earmark.spi.random.RandomSource;

/**
 * The one rule by which intervals over clips are made, for reports and audits alike: Wilson's for a share of clips, else
 * the centred interval of a bootstrap. Deterministic.
 */
public final class ClipIntervals {
    /** Why there is no interval where all resamples agree; a clause. */
    public static final String NO_SPREAD = "all resamples give the same value, so there is no spread to judge by";

    /** The same for metrics that have no largest value, which every clip in its place gives. */
    private static final String NOT_FINITE = "not all resamples are finite, or all give the same value";

    private static final RandomSource RANDOM = new RandomSource(0x656172);
    private static final Set<String> BEYOND_ONE = Set.of("d-prime");

    private final Bootstrap bootstrap;

    /**
     * @param resamples of each bootstrap, at least 100
     * @param level between 0 and 1
     */
    public ClipIntervals(int resamples, double level) {
        this.bootstrap = new Bootstrap(resamples, level, RANDOM);
    }

    public int resamples() {
        return bootstrap.resamples();
    }

    /** Of one trained model. */
    public ClipScore ofModel(String metric, ClipStatistic statistic) {
        return ClipMetric.isProportion(metric)
                ? new ClipScore(statistic.clips(), Optional.of(wilson(statistic)), "")
                : ofMean(metric, statistic);
    }

    /** Of a mean over several trained models, whose clips are then no independent trials. */
    public ClipScore ofMean(String metric, ClipStatistic statistic) {
        return bootstrap
                .centred(statistic)
                .map(interval -> new ClipScore(statistic.clips(), Optional.of(inRange(metric, interval)), ""))
                .orElseGet(() -> none(metric, statistic));
    }

    /** Of first − second on the same clips, each resample drawing the same for both. */
    public ClipScore ofDifference(String metric, ClipStatistic first, ClipStatistic second) {
        return ofDifference(metric, ClipStatistic.difference(first, second));
    }

    /** Of a difference that was formed clip by clip. */
    ClipScore ofDifference(String metric, ClipStatistic difference) {
        return bootstrap
                .centred(difference)
                .map(interval -> new ClipScore(difference.clips(), Optional.of(interval), ""))
                .orElseGet(() -> none(metric, difference));
    }

    private static ClipScore none(String metric, ClipStatistic statistic) {
        return new ClipScore(statistic.clips(), Optional.empty(), BEYOND_ONE.contains(metric) ? NOT_FINITE : NO_SPREAD);
    }

    private Interval wilson(ClipStatistic statistic) {
        return Proportions.wilson(
                (int) Math.round(statistic.value() * statistic.clips()), statistic.clips(), bootstrap.level());
    }

    private static Interval inRange(String metric, Interval interval) {
        return BEYOND_ONE.contains(metric)
                ? interval
                : new Interval(Math.max(0, interval.low()), Math.min(1, interval.high()), interval.level());
    }
}
