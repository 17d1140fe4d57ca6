package org.earmark.analysis.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.analysis.schedule.EffectiveRate.Point;
import org.earmark.spi.schedule.Progress;

/** Looks for what is often wrong with schedules. It asks a schedule for rates only, so it works on any. */
public final class ScheduleLints {
    /** About how many clips AudioSet has to train on: the published boundaries count its epochs. */
    public static final long AUDIOSET_CLIPS = 2_000_000;

    /** Changes smaller than this are shapes of curves, not phases. */
    private static final double CHANGE = 0.01;
    /** How many trainings long one looks behind the end for phases that are never reached. */
    private static final int BEYOND = 10;

    private ScheduleLints() {}

    public static List<ScheduleLint> of(EffectiveRate rate) {
        return Stream.of(
                        risesAfterDecay(rate),
                        neverReached(rate),
                        phaseBehindTheEnd(rate),
                        warmUpTooLong(rate),
                        epochUnits(rate))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ScheduleLint> risesAfterDecay(EffectiveRate rate) {
        double highest = 0;
        double lowestSince = Double.POSITIVE_INFINITY;
        for (Point point : rate.points()) {
            if (point.rate() >= highest) {
                highest = point.rate();
                lowestSince = point.rate();
            } else if (point.rate() > lowestSince * (1 + CHANGE)) {
                return Optional.of(new ScheduleLint(
                        "rises-after-decay",
                        "The rate falls to " + RateText.of(lowestSince) + " and rises again to "
                                + RateText.of(point.rate()) + " at " + place(rate, point.step()) + "."));
            } else {
                lowestSince = Math.min(lowestSince, point.rate());
            }
        }
        return Optional.empty();
    }

    private static Optional<ScheduleLint> neverReached(EffectiveRate rate) {
        double share = rate.peak().rate() / rate.baseRate();
        return share > 1 - CHANGE
                ? Optional.empty()
                : Optional.of(new ScheduleLint(
                        "never-reached",
                        "The base learning rate " + RateText.of(rate.baseRate())
                                + " is never reached: the highest rate is "
                                + RateText.of(rate.peak().rate()) + ", " + RateText.of(share) + " of it."));
    }

    private static Optional<ScheduleLint> phaseBehindTheEnd(EffectiveRate rate) {
        if (warmUpTooLong(rate).isPresent()) {
            return Optional.empty();
        }
        double last = rate.last().rate();
        long steps = rate.length().steps();
        // A curve goes on for a step as it went before; only what changes more is a phase of its own.
        double pace = Math.abs(last - rate.rate(Math.max(0, steps - 2)));
        double change = Math.max(CHANGE * rate.peak().rate(), 2 * pace);
        for (long step = steps; step < steps * BEYOND; step += rate.length().stepsPerEpoch()) {
            double there = rate.rate(step);
            if (Math.abs(there - last) > change) {
                return Optional.of(new ScheduleLint(
                        "phase-never-reached",
                        "Training ends before the rate would change to " + RateText.of(there) + " at "
                                + place(rate, step) + ": that phase is never reached."));
            }
        }
        return Optional.empty();
    }

    private static Optional<ScheduleLint> warmUpTooLong(EffectiveRate rate) {
        long steps = rate.length().steps();
        boolean rises = rate.rate(steps) > rate.last().rate() * (1 + 1e-9);
        boolean highestAtTheEnd = rate.peak().rate() <= rate.last().rate() * (1 + 1e-9);
        return rises && highestAtTheEnd
                ? Optional.of(new ScheduleLint(
                        "warm-up-too-long",
                        "The rate still rises when training ends after " + steps + " steps: the warm-up is longer than"
                                + " the training."))
                : Optional.empty();
    }

    private static Optional<ScheduleLint> epochUnits(EffectiveRate rate) {
        long clips = rate.length().clips();
        boolean otherSize = clips < AUDIOSET_CLIPS / 10 || clips > AUDIOSET_CLIPS * 10;
        return !otherSize || !countsEpochs(rate)
                ? Optional.empty()
                : Optional.of(new ScheduleLint(
                        "epoch-units",
                        "The schedule counts epochs. An epoch is " + clips + " clips or "
                                + rate.length().stepsPerEpoch()
                                + (rate.length().stepsPerEpoch() == 1 ? " step" : " steps")
                                + " here; on AudioSet, for which such schedules were published, it is about "
                                + AUDIOSET_CLIPS / clips + " times as many clips."));
    }

    /**
     * Whether rates change with the number of epochs done, whatever the steps of an epoch or the length of the training.
     */
    static boolean countsEpochs(EffectiveRate rate) {
        TrainingLength length = rate.length();
        List<Double> rates = new ArrayList<>();
        for (long epoch = 0; epoch < length.epochs(); epoch++) {
            long step = epoch * length.stepsPerEpoch();
            double here = rate.multiplier(step);
            double longerEpochs =
                    rate.schedule().multiplier(new Progress(step * 3, length.stepsPerEpoch() * 3, length.epochs()));
            double longerTraining =
                    rate.schedule().multiplier(new Progress(step, length.stepsPerEpoch(), length.epochs() * 3));
            // A linear rise by epochs starts at a fraction of a step, which other epochs move a little.
            if (Math.abs(here - longerTraining) > 1e-9
                    || Math.abs(here - longerEpochs) > 1.0 / length.stepsPerEpoch()) {
                return false;
            }
            rates.add(here);
        }
        return rates.stream().distinct().count() > 1;
    }

    private static String place(EffectiveRate rate, long step) {
        return "epoch " + RateText.of(rate.length().epochsAt(step)) + " (step " + step + ")";
    }
}
