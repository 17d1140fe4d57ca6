package org.earmark.analysis.audit;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;

/**
 * A number as it was printed. Values are fractions whatever unit they were printed in.
 *
 * @param value as a fraction
 * @param rounding unit of the last printed digit; 0 when it is not known
 * @param plusMinus as printed; 0 when there is none
 * @param plusMinusIs empty when the source does not say
 * @param runs how many trainings it is the mean of, at least 1: a pass through all folds is one, as are an ensemble and
 *     the best of several
 * @param percent whether it was printed in percent
 */
public record Printed(
        double value, double rounding, double plusMinus, Optional<PlusMinus> plusMinusIs, int runs, boolean percent) {
    public Printed {
        Objects.requireNonNull(plusMinusIs);
        if (runs < 1) {
            throw new IllegalArgumentException("a number of " + runs + " runs");
        }
    }

    /** {@code one run}, {@code the mean of 3 runs}. */
    public String ofRuns() {
        return runs == 1 ? "one run" : "the mean of " + runs + " runs";
    }

    /** Another value in the unit of this one: two decimals of a percentage, four of a fraction. */
    public String text(double other) {
        return text(other, 2);
    }

    /** @param digits decimals of a percentage; a fraction has two more */
    public String text(double other, int digits) {
        return text(other, percent, digits);
    }

    /** An interval in the unit of this value. */
    public String text(Interval interval) {
        return text(interval, percent);
    }

    /** A value as a percentage or a fraction. */
    public static String text(double value, boolean percent, int digits) {
        return Double.isFinite(value)
                ? String.format(
                        Locale.ROOT, "%." + (percent ? digits : digits + 2) + "f", percent ? value * 100 : value)
                : "not a number";
    }

    /** An interval of percentages or fractions. */
    public static String text(Interval interval, boolean percent) {
        return "[" + text(interval.low(), percent, 2) + ", " + text(interval.high(), percent, 2) + "]";
    }
}
