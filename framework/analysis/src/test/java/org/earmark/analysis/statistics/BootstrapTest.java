package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.earmark.spi.random.RandomSource;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    /** Test A of spatial perception of 26 children (Efron and Tibshirani 1993, table 14.1). */
    private static final double[] SPATIAL = {
        48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41
    };

    /**
     * Their intervals come from 2,000 resamples, ours from more: the ends of both move by some units from one set of
     * draws to the next, and by 20 and 14 units between the two methods.
     */
    private static final double MONTE_CARLO = 4;

    private final Bootstrap bootstrap = new Bootstrap(20_000, 0.90, new RandomSource(1));

    @Test
    void percentileIntervalAgreesWithEfronAndTibshirani() {
        Interval interval = bootstrap.percentile(variance(SPATIAL)).orElseThrow();

        assertThat(interval.low()).isCloseTo(100.8, within(MONTE_CARLO));
        assertThat(interval.high()).isCloseTo(233.9, within(MONTE_CARLO));
    }

    @Test
    void acceleratedIntervalAgreesWithEfronAndTibshirani() {
        Interval interval =
                bootstrap.biasCorrectedAccelerated(variance(SPATIAL)).orElseThrow();

        assertThat(interval.low()).isCloseTo(115.8, within(MONTE_CARLO));
        assertThat(interval.high()).isCloseTo(259.6, within(MONTE_CARLO));
    }

    @Test
    void isDeterministicInItsSeed() {
        Bootstrap again = new Bootstrap(20_000, 0.90, new RandomSource(1));

        assertThat(again.percentile(variance(SPATIAL))).isEqualTo(bootstrap.percentile(variance(SPATIAL)));
    }

    /** The differences are 1 in every resample, but for the rounding of sums of different size. */
    @Test
    void pairingTakesOutWhatBothShare() {
        double[] shifted = java.util.Arrays.stream(SPATIAL).map(v -> v + 1).toArray();

        assertThat(bootstrap.pairedDifference(ClipStatistic.mean(shifted), ClipStatistic.mean(SPATIAL)))
                .isEmpty();
    }

    @Test
    void resamplesWithoutSpreadGiveNoInterval() {
        ClipStatistic allRight = ClipStatistic.mean(new double[] {1, 1, 1, 1});

        assertThat(bootstrap.percentile(allRight)).isEmpty();
        assertThat(bootstrap.biasCorrectedAccelerated(allRight)).isEmpty();
        assertThat(bootstrap.centred(allRight)).isEmpty();
    }

    /** As d-prime is where a resample has lost the only clip that is ranked wrongly. */
    @Test
    void anInfiniteResampleHasNoMeanToCentreOn() {
        ClipStatistic errors = ClipStatistic.mean(new double[] {0, 0, 0, 1});
        ClipStatistic odds = new ClipStatistic() {
            @Override
            public int clips() {
                return errors.clips();
            }

            @Override
            public double value(int[] counts) {
                return 1 / errors.value(counts);
            }
        };

        assertThat(bootstrap.centred(odds)).isEmpty();
        assertThat(bootstrap.pairedDifference(odds, odds)).isEmpty();
    }

    @Test
    void refusesDifferentClips() {
        assertThatThrownBy(() -> bootstrap.pairedDifference(
                        ClipStatistic.mean(new double[] {1, 2}), ClipStatistic.mean(new double[] {1})))
                .hasMessageContaining("2 and 1");
    }

    private static ClipStatistic variance(double[] values) {
        ClipStatistic mean = ClipStatistic.mean(values);
        ClipStatistic square = ClipStatistic.mean(
                java.util.Arrays.stream(values).map(v -> v * v).toArray());
        return new ClipStatistic() {
            @Override
            public int clips() {
                return values.length;
            }

            @Override
            public double value(int[] counts) {
                return square.value(counts) - mean.value(counts) * mean.value(counts);
            }
        };
    }
}
