package org.earmark.analysis.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;

/** Made-up claims and measurements. */
final class AuditExample {
    static final Optional<List<ProtocolItem>> PROTOCOL = Optional.of(List.of());
    private static final double LEVEL = 0.95;

    private AuditExample() {}

    static Claim claim(double value, double rounding, double plusMinus, double margin) {
        return claim(value, rounding, plusMinus, margin, 1);
    }

    static Claim claim(double value, double rounding, double plusMinus, double margin, int runs) {
        return new Claim(
                "tables[0].claims[0]",
                "t",
                "s",
                "r",
                "accuracy",
                Optional.empty(),
                new Printed(value, rounding, plusMinus, Optional.empty(), runs, false),
                margin,
                "");
    }

    /** On the published predictions. */
    static Measurement published(double value, Census census) {
        return measurement(true, census, ClipScore.none("it was not asked for"), value);
    }

    /** A single own training with an interval over clips. */
    static Measurement oneTraining(double value, double low, double high, Census census) {
        return measurement(false, census, new ClipScore(100, Optional.of(new Interval(low, high, LEVEL)), ""), value);
    }

    /** Own trainings without predictions. */
    static Measurement seeds(Census census, double... values) {
        return measurement(false, census, ClipScore.none("it has no stored predictions"), values);
    }

    private static Measurement measurement(boolean published, Census census, ClipScore overClips, double... seeds) {
        return new Measurement(
                published,
                SampleSummary.of(Arrays.stream(seeds).boxed().toList()),
                seeds.length,
                overClips,
                Optional.empty(),
                census,
                Double.NaN,
                List.of());
    }

    static Census whole() {
        return new Census(OptionalInt.of(100), 100, 0, Optional.empty(), Double.NaN, List.of());
    }

    static Census missing(int missing, double low, double high, double atRandom) {
        return missing(missing, Optional.of(new Interval(low, high, LEVEL)), atRandom);
    }

    static Census missing(int missing, Optional<Interval> reach, double atRandom) {
        return new Census(OptionalInt.of(100), 100 - missing, missing, reach, atRandom, List.of());
    }
}
