package org.earmark.analysis.audit;

import java.util.Optional;

/** What clips that are missing leave open between a claim and a measurement. */
final class MissingClips {
    private final Claim claim;
    private final double value;
    private final Census census;

    MissingClips(Claim claim, Measurement measurement) {
        this.claim = claim;
        this.value = measurement.value();
        this.census = measurement.census();
    }

    int count() {
        return census.missing();
    }

    /** How far they move the metric in 19 cases of 20 if they are missing at random; 0 without any, NaN if not known. */
    double atRandom() {
        return count() == 0 ? 0 : census.atRandom();
    }

    /**
     * Why a claim that chance alone does not reach may still agree.
     *
     * @param low lower end of what chance reaches
     * @param high upper end
     * @param tolerance of the claim
     * @return empty when missing clips cannot stand between the two
     */
    Optional<String> excuse(double low, double high, double tolerance) {
        if (count() == 0) {
            return Optional.empty();
        }
        if (Double.isNaN(atRandom()) && census.reach().isEmpty()) {
            return Optional.of(clips() + " missing, and how far they could move the metric is not known.");
        }
        if (reaches(low - atRandom(), high + atRandom(), tolerance)) {
            return Optional.of(clips() + " missing. Missing at random, they move the metric by up to "
                    + text(atRandom()) + " in 19 cases of 20, and with that the claim is within reach.");
        }
        return census.reach()
                .filter(bounds -> reaches(
                        Math.min(low, bounds.low() + low - value),
                        Math.max(high, bounds.high() + high - value),
                        tolerance))
                .map(bounds -> clips() + " missing. "
                        + (Double.isNaN(atRandom())
                                ? "How far they move the metric if they are missing at random is not known, but with "
                                : "Missing at random, they would hardly explain the difference, but with ")
                        + "them it could be anywhere in " + claim.printed().text(bounds)
                        + " (the bounds of the census), and that leaves room for the claim.");
    }

    /** That they are no excuse; empty text where none is missing. */
    String noExcuse() {
        if (count() == 0) {
            return "";
        }
        return census.reach().isPresent()
                ? " The " + count() + " missing clips cannot explain it."
                : " The " + count() + " missing clips cannot explain it if they are missing at random; at worst is not "
                        + "known for this metric.";
    }

    private boolean reaches(double low, double high, double tolerance) {
        return low <= claim.value() + tolerance && high >= claim.value() - tolerance;
    }

    /** {@code 3 clips are}. */
    String clips() {
        return count() == 1 ? "1 clip is" : count() + " clips are";
    }

    private String text(double amount) {
        return claim.printed().text(amount);
    }
}
