package org.earmark.analysis.audit;

import java.util.Optional;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;

/**
 * Judges systems that were trained again. Their own number is a draw, and so is the published one: a claim is reproduced
 * when the interval of the own mean lies within its tolerance, but differs only when it lies beyond the prediction interval
 * for as many runs as it was printed of.
 */
final class OwnJudge {
    private final Claim claim;
    private final Measurement measurement;
    private final SampleSummary seeds;
    private final MissingClips missing;
    private final double tolerance;

    private OwnJudge(Claim claim, Measurement measurement) {
        this.claim = claim;
        this.measurement = measurement;
        this.seeds = measurement.seeds();
        this.missing = new MissingClips(claim, measurement);
        this.tolerance = claim.tolerance().value() + Judge.ROUNDING;
    }

    static Finding judge(Claim claim, Measurement measurement) {
        OwnJudge judge = new OwnJudge(claim, measurement);
        return judge.seeds.n() > 1 ? judge.severalSeeds() : judge.oneTraining();
    }

    private Finding severalSeeds() {
        Optional<Interval> mean = seeds.interval();
        if (mean.isEmpty()) {
            return underpowered("All " + seeds.n() + " seeds give the same value, so there is no spread to judge by.");
        }
        String spread = "95 % interval of the mean over " + seeds.n() + " seeds";
        if (within(mean.get())) {
            return agrees(mean.get(), spread, "");
        }
        Interval prediction = seeds.prediction(claim.printed().runs()).orElseThrow();
        if (reaches(prediction)) {
            return underpowered(
                    reaches(mean.get()) ? stillOpen(mean.get(), prediction) : cannotTell(mean.get(), prediction));
        }
        return apart(
                prediction,
                "The claim is further from the prediction interval of " + seeds.n() + " seeds for "
                        + claim.printed().ofRuns() + ", " + text(prediction) + ", than " + Judge.tolerance(claim)
                        + ".");
    }

    private String stillOpen(Interval mean, Interval prediction) {
        return "The 95 % interval of the mean over " + seeds.n() + " seeds, " + text(mean)
                + ", reaches the claim, but not all of it lies within " + Judge.tolerance(claim)
                + ". More seeds would narrow it; the claim can be called different only outside the prediction interval for "
                + claim.printed().ofRuns() + ", now " + text(prediction) + ".";
    }

    /** More seeds narrow what is known of the mean, but not what the published runs were drawn from. */
    private String cannotTell(Interval mean, Interval prediction) {
        double narrowest = seeds.narrowestPrediction(claim.printed().runs());
        boolean could = Math.abs(seeds.mean() - claim.value()) > tolerance + narrowest;
        return "The 95 % interval of the mean over " + seeds.n() + " seeds, " + text(mean)
                + ", does not reach the claim, but a number that is printed from "
                + claim.printed().ofRuns()
                + " moves by about "
                + claim.printed()
                        .text(seeds.standardDeviation()
                                / Math.sqrt(claim.printed().runs()))
                + " from training to training. It can be called different only outside the prediction interval "
                + text(prediction) + ". With this spread more seeds narrow that to ± "
                + claim.printed().text(narrowest) + " at best, which would "
                + (could ? "exclude the claim." : "not exclude the claim.");
    }

    private Finding oneTraining() {
        Optional<Interval> clips = measurement.overClips().interval();
        if (clips.isEmpty()) {
            return underpowered("There is one training and no interval over clips: "
                    + measurement.overClips().reason() + ".");
        }
        String spread = "95 % interval over clips of one training";
        String unknown = " How far another seed would move it is not known.";
        if (within(clips.get())) {
            return agrees(clips.get(), spread, unknown);
        }
        if (reaches(clips.get())) {
            return underpowered(
                    "The " + spread + ", " + text(clips.get()) + ", reaches the claim, but not all of it lies "
                            + "within " + Judge.tolerance(claim) + "." + unknown);
        }
        return apart(
                clips.get(),
                "On one training: the claim is further from the " + spread + ", " + text(clips.get()) + ", than "
                        + Judge.tolerance(claim) + "." + unknown);
    }

    private Finding agrees(Interval interval, String spread, String caution) {
        double shift = missing.atRandom();
        String but = "The whole " + spread + " lies within " + Judge.tolerance(claim) + ", but " + missing.clips()
                + " missing, ";
        if (Double.isNaN(shift)) {
            return underpowered(but + "and how far they could move it is not known.");
        }
        if (!within(new Interval(interval.low() - shift, interval.high() + shift, interval.level()))) {
            return underpowered(but + "which move it by up to "
                    + claim.printed().text(shift) + " in 19 cases of 20 if they are missing at random.");
        }
        return new Finding(
                Verdict.REPRODUCED,
                "The whole " + spread + ", " + text(interval) + ", lies within " + Judge.tolerance(claim)
                        + " of the claim." + caution);
    }

    /** Differs, unless missing clips may stand between. */
    private Finding apart(Interval chance, String reason) {
        return missing.excuse(chance.low(), chance.high(), tolerance)
                .map(OwnJudge::underpowered)
                .orElseGet(() -> new Finding(Verdict.DIFFERS, reason + missing.noExcuse()));
    }

    private boolean within(Interval interval) {
        return interval.low() >= claim.value() - tolerance && interval.high() <= claim.value() + tolerance;
    }

    private boolean reaches(Interval interval) {
        return interval.low() <= claim.value() + tolerance && interval.high() >= claim.value() - tolerance;
    }

    private String text(Interval interval) {
        return claim.printed().text(interval);
    }

    private static Finding underpowered(String reason) {
        return new Finding(Verdict.UNDERPOWERED, reason);
    }
}
