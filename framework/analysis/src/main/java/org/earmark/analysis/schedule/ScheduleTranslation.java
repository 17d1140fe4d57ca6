package org.earmark.analysis.schedule;

import java.util.ArrayList;
import java.util.List;
import org.earmark.analysis.schedule.EffectiveRate.Point;

/**
 * A schedule that counts epochs of one data set, told for another: where each of its phases begins when the same number
 * of clips, or the same share of the training, has been seen.
 *
 * @param from the training that the schedule was made for
 * @param to the training that it is to be used in
 */
public record ScheduleTranslation(TrainingLength from, TrainingLength to, List<Phase> phases) {
    public ScheduleTranslation {
        phases = List.copyOf(phases);
    }

    /**
     * A phase of constant rate.
     *
     * @param rate effective learning rate
     * @param epoch where it begins in the training it was made for
     * @param samples clips seen until then
     * @param sameSamples epoch in which it begins when as many clips have been seen; may lie behind the end
     * @param sameShare epoch in which it begins when the same share of the training is done
     */
    public record Phase(double rate, double epoch, long samples, double sameSamples, double sameShare) {}

    /** @param original a schedule in the training that it was made for; ramps are told at whole epochs */
    public static ScheduleTranslation of(EffectiveRate original, TrainingLength to) {
        TrainingLength from = original.length();
        List<Phase> phases = new ArrayList<>();
        double before = Double.NaN;
        for (long epoch = 0; epoch < from.epochs(); epoch++) {
            Point start = new Point(epoch * from.stepsPerEpoch(), original.rate(epoch * from.stepsPerEpoch()));
            if (!(Math.abs(start.rate() - before) <= 1e-3 * before)) {
                long samples = from.samplesAt(start.step());
                phases.add(new Phase(
                        start.rate(),
                        epoch,
                        samples,
                        samples / (double) to.clips(),
                        epoch * (double) to.epochs() / from.epochs()));
            }
            before = start.rate();
        }
        return new ScheduleTranslation(from, to, phases);
    }
}
