package org.earmark.analysis.audit;

import java.util.Objects;
import java.util.Optional;

/**
 * A published number.
 *
 * @param place where in the claims file
 * @param table where in the source
 * @param system that it is of
 * @param row its name in the table
 * @param metric name
 * @param label of the one class that it is about; empty for all
 * @param printed the number
 * @param margin largest difference that counts as none, as a fraction; 0 when none was declared
 * @param note for people
 */
public record Claim(
        String place,
        String table,
        String system,
        String row,
        String metric,
        Optional<String> label,
        Printed printed,
        double margin,
        String note) {
    public Claim {
        Objects.requireNonNull(place);
        Objects.requireNonNull(table);
        Objects.requireNonNull(system);
        Objects.requireNonNull(row);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(label);
        Objects.requireNonNull(printed);
        Objects.requireNonNull(note);
    }

    /** As a fraction. */
    public double value() {
        return printed.value();
    }

    /** How far a measurement may be from the claim and still be the same number. */
    public Tolerance tolerance() {
        double half = printed.rounding() / 2;
        if (margin >= Math.max(half, printed.plusMinus()) && margin > 0) {
            return new Tolerance(margin, "equivalence margin");
        }
        if (printed.plusMinus() >= half && printed.plusMinus() > 0) {
            return new Tolerance(printed.plusMinus(), "declared ±");
        }
        return new Tolerance(half, half > 0 ? "half a unit of the last digit" : "none was declared");
    }

    /**
     * @param value as a fraction, at least 0
     * @param reason which of the three it is
     */
    public record Tolerance(double value, String reason) {}
}
