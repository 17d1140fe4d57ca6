package org.earmark.analysis.audit;

import java.util.Objects;
import java.util.Optional;

/**
 * A published number. Values are fractions whatever unit they were printed in.
 *
 * @param place where in the claims file
 * @param table where in the source
 * @param system that it is of
 * @param row its name in the table
 * @param metric name
 * @param label of the one class that it is about; empty for all
 * @param value as a fraction
 * @param rounding unit of the last printed digit; 0 when it is not known
 * @param plusMinus as printed; 0 when there is none
 * @param margin largest difference that counts as none; 0 when none was declared
 * @param percent whether it was printed in percent
 * @param note for people
 */
public record Claim(
        String place,
        String table,
        String system,
        String row,
        String metric,
        Optional<String> label,
        double value,
        double rounding,
        double plusMinus,
        double margin,
        boolean percent,
        String note) {
    public Claim {
        Objects.requireNonNull(place);
        Objects.requireNonNull(table);
        Objects.requireNonNull(system);
        Objects.requireNonNull(row);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(label);
        Objects.requireNonNull(note);
    }

    /** How far a measurement may be from the claim and still be the same number. */
    public Tolerance tolerance() {
        double half = rounding / 2;
        if (margin >= Math.max(half, plusMinus) && margin > 0) {
            return new Tolerance(margin, "equivalence margin");
        }
        if (plusMinus >= half && plusMinus > 0) {
            return new Tolerance(plusMinus, "declared ±");
        }
        return new Tolerance(half, half > 0 ? "half a unit of the last digit" : "none was declared");
    }

    /**
     * @param value as a fraction, at least 0
     * @param reason which of the three it is
     */
    public record Tolerance(double value, String reason) {}
}
