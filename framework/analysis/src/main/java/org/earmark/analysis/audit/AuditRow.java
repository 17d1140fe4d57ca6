package org.earmark.analysis.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;

/**
 * What is said of one claim.
 *
 * @param measurement empty when there is none
 * @param reason for the verdict, in a sentence
 * @param protocol item by item; empty when the claim has none
 * @param causes that may explain a difference, by how far they could reach
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

    /** Where a number like the claimed one, of as many runs, is expected from the own seeds; empty for fewer than two. */
    public Optional<Interval> prediction() {
        return measurement.filter(found -> !found.published()).flatMap(found -> found.seeds()
                .prediction(claim.printed().runs()));
    }

    /** Whether the verdict is one that chance could have made. */
    boolean isDraw() {
        return (verdict == Verdict.REPRODUCED || verdict == Verdict.UNDERPOWERED || verdict == Verdict.DIFFERS)
                && measurement
                        .filter(found -> !found.published())
                        .flatMap(Measurement::deciding)
                        .isPresent();
    }

    /**
     * Something that may explain a difference.
     *
     * @param text a sentence
     * @param reach how far it moves the metric in 19 cases of 20; NaN when not known
     */
    public record Cause(String text, double reach) {}
}
