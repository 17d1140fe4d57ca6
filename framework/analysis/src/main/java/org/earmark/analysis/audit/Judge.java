package org.earmark.analysis.audit;

import java.util.List;
import java.util.Optional;

/** Decides what can be said of a claim. */
public final class Judge {
    // Numbers printed with few digits are compared after sums in binary.
    static final double ROUNDING = 1e-9;

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
        boolean explained = finding.verdict() == Verdict.REPRODUCED || finding.verdict() == Verdict.NOT_AUDITABLE;
        List<AuditRow.Cause> causes = explained ? List.of() : Causes.of(claim, measurement, items);
        return new AuditRow(claim, Optional.of(measurement), finding.verdict(), finding.reason(), items, causes);
    }

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
        return measurement.published() ? PublishedJudge.judge(claim, measurement) : OwnJudge.judge(claim, measurement);
    }

    static String tolerance(Claim claim) {
        return "the tolerance (" + claim.tolerance().reason() + ")";
    }
}
