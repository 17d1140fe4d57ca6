package org.earmark.analysis.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is said of one claim.
 *
 * @param measurement empty when there is none
 * @param reason for the verdict, in a sentence
 * @param protocol item by item; empty when the claim has none
 * @param causes that may explain a difference, the likeliest first
 */
public record AuditRow(
        Claim claim,
        Optional<Measurement> measurement,
        Verdict verdict,
        String reason,
        List<ProtocolItem> protocol,
        List<Cause> causes) {
    public AuditRow {
        Objects.requireNonNull(claim);
        Objects.requireNonNull(measurement);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(reason);
        protocol = List.copyOf(protocol);
        causes = List.copyOf(causes);
    }

    /** Measured − claimed as a fraction; NaN without a measurement. */
    public double difference() {
        return measurement.map(found -> found.value() - claim.value()).orElse(Double.NaN);
    }

    /**
     * Something that may explain a difference.
     *
     * @param text a sentence
     * @param reach how far it can move the metric; NaN when not known
     */
    public record Cause(String text, double reach) {}
}
