package org.earmark.analysis.audit;

import java.util.List;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;

/** Decides what can be said of a claim. */
public final class Judge {
    // Numbers printed with few digits are compared after sums in binary.
    private static final double ROUNDING = 1e-9;

    private Judge() {}

    /** A claim without anything to measure it on. */
    public static AuditRow notAuditable(Claim claim, String reason, List<ProtocolItem> protocol) {
        return new AuditRow(claim, Optional.empty(), Verdict.NOT_AUDITABLE, reason, protocol, List.of());
    }

    /**
     * @param protocol items; empty when the claim states none, in which case nothing can be compared
     */
    public static AuditRow judge(Claim claim, Measurement measurement, Optional<List<ProtocolItem>> protocol) {
        List<ProtocolItem> items = protocol.orElse(List.of());
        Finding finding = finding(claim, measurement, protocol);
        boolean explained = finding.verdict == Verdict.REPRODUCED || finding.verdict == Verdict.NOT_AUDITABLE;
        List<AuditRow.Cause> causes = explained ? List.of() : Causes.of(claim, measurement, items);
        return new AuditRow(claim, Optional.of(measurement), finding.verdict, finding.reason, items, causes);
    }

    private record Finding(Verdict verdict, String reason) {}

    private static Finding finding(Claim claim, Measurement measurement, Optional<List<ProtocolItem>> protocol) {
        if (Double.isNaN(measurement.value())) {
            return new Finding(
                    Verdict.NOT_AUDITABLE,
                    "The metric is not a number on these predictions: "
                            + "no class has a true positive, or a prediction is not a number.");
        }
        if (protocol.isEmpty()) {
            return new Finding(
                    Verdict.NOT_COMPARABLE,
                    "The claim states no protocol, so agreement or difference says nothing: write down how the number "
                            + "was made.");
        }
        Optional<ProtocolItem> broken = protocol.get().stream()
                .filter(item -> item.decisive() && item.runDiffers())
                .findFirst();
        if (broken.isPresent()) {
            ProtocolItem item = broken.get();
            return new Finding(
                    Verdict.NOT_COMPARABLE,
                    "The protocol differs where it decides: " + item.item() + " is " + item.run() + " here and "
                            + (item.code().isEmpty() ? item.paper() : item.code()) + " there.");
        }
        return measurement.published() ? ofPublished(claim, measurement) : ofOwn(claim, measurement);
    }

    /** The same predictions give the same number: only rounding and missing clips can stand between. */
    private static Finding ofPublished(Claim claim, Measurement measurement) {
        double tolerance = claim.tolerance().value() + ROUNDING;
        double gap = Math.abs(measurement.value() - claim.value());
        Census census = measurement.census();
        if (gap <= tolerance) {
            return new Finding(
                    Verdict.REPRODUCED,
                    census.missing() == 0
                            ? "Measured on the published predictions, it is the same within " + reason(claim) + "."
                            : "It is the same within " + reason(claim) + ", although " + census.missing()
                                    + " clips are missing.");
        }
        boolean reached = census.reach()
                .map(bounds -> reaches(bounds, claim.value(), tolerance))
                .orElse(false);
        return reached
                ? new Finding(
                        Verdict.UNDERPOWERED,
                        census.missing() + " clips are missing, and with them the metric could be anywhere between the "
                                + "bounds of the census, the claim included.")
                : new Finding(
                        Verdict.DIFFERS,
                        "It is measured on the published predictions, so chance plays no part, and "
                                + (census.missing() == 0 ? "no clip is missing." : "missing clips cannot explain it."));
    }

    private static Finding ofOwn(Claim claim, Measurement measurement) {
        Optional<Interval> deciding = measurement.deciding();
        if (deciding.isEmpty()) {
            return new Finding(
                    Verdict.UNDERPOWERED,
                    "There is neither a second trained model nor a prediction per clip, so nothing is known of the "
                            + "spread and no agreement can be shown.");
        }
        Interval interval = deciding.get();
        double tolerance = claim.tolerance().value() + ROUNDING;
        String spread = measurement.overSeeds().isPresent()
                ? "over " + measurement.models() + " trained models"
                : "over clips of one trained model";
        if (interval.low() >= claim.value() - tolerance && interval.high() <= claim.value() + tolerance) {
            return new Finding(
                    Verdict.REPRODUCED,
                    "The whole interval " + spread + " lies within " + reason(claim) + " of the claim.");
        }
        if (reaches(interval, claim.value(), tolerance)) {
            return new Finding(
                    Verdict.UNDERPOWERED,
                    "The interval " + spread + " holds the claim, but is wider than " + reason(claim)
                            + ": more seeds or clips would decide.");
        }
        return new Finding(
                Verdict.DIFFERS, "The claim lies outside the interval " + spread + ", beyond " + reason(claim) + ".");
    }

    private static boolean reaches(Interval interval, double claim, double tolerance) {
        return interval.low() <= claim + tolerance && interval.high() >= claim - tolerance;
    }

    private static String reason(Claim claim) {
        return "the tolerance (" + claim.tolerance().reason() + ")";
    }
}
