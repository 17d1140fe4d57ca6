package org.earmark.analysis.audit;

import java.util.Optional;

/** Judges measurements on the published predictions: the same predictions give the same number, up to its rounding. */
final class PublishedJudge {
    private PublishedJudge() {}

    static Finding judge(Claim claim, Measurement measurement) {
        double gap = Math.abs(measurement.value() - claim.value());
        MissingClips missing = new MissingClips(claim, measurement);
        String although = missing.count() == 0 ? "" : ", although " + missing.clips() + " missing";
        if (gap <= claim.printed().rounding() / 2 + Judge.ROUNDING) {
            return new Finding(
                    Verdict.REPRODUCED,
                    "Measured on the published predictions, it is the same "
                            + (claim.printed().rounding() > 0 ? "to the printed digit" : "number") + although + ".");
        }
        double tolerance = claim.tolerance().value() + Judge.ROUNDING;
        if (gap <= tolerance) {
            return new Finding(
                    Verdict.REPRODUCED,
                    "Measured on the published predictions, it is " + apart(claim, measurement) + ": equivalent within "
                            + Judge.tolerance(claim) + ", not to the digit" + although + ".");
        }
        Optional<String> excuse = missing.excuse(measurement.value(), measurement.value(), tolerance);
        return excuse.map(reason -> new Finding(Verdict.UNDERPOWERED, reason))
                .orElseGet(() -> new Finding(
                        Verdict.DIFFERS,
                        "It is measured on the published predictions, so chance plays no part, and it is "
                                + apart(claim, measurement) + "."
                                + (missing.count() == 0 ? " No clip is missing." : missing.noExcuse())));
    }

    private static String apart(Claim claim, Measurement measurement) {
        double gap = measurement.value() - claim.value();
        return claim.printed().text(Math.abs(gap)) + (gap > 0 ? " above" : " below") + " the claim";
    }
}
