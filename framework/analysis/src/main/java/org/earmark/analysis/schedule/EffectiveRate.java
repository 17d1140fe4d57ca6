package org.earmark.analysis.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;

/**
 * The learning rate that a training really has: base rate times schedule, step by step.
 *
 * @param name for people
 * @param baseRate positive
 */
public record EffectiveRate(String name, LearningRateSchedule schedule, double baseRate, TrainingLength length) {
    /** More steps than this are looked at in even strides, which miss nothing that lasts a thousandth of the training. */
    private static final long MOST_POINTS = 20_000;

    public EffectiveRate {
        Objects.requireNonNull(name);
        Objects.requireNonNull(schedule);
        Objects.requireNonNull(length);
        if (!(baseRate > 0)) {
            throw new IllegalArgumentException("base learning rate " + baseRate + " is not positive");
        }
    }

    /** A step, counted from 0, and its rate. */
    public record Point(long step, double rate) {}

    /** The factor on the base rate in a step, counted from 0; steps behind the end are allowed. */
    public double multiplier(long step) {
        return schedule.multiplier(new Progress(step, length.stepsPerEpoch(), length.epochs()));
    }

    public double rate(long step) {
        return baseRate * multiplier(step);
    }

    /** The first step of every epoch, evenly spaced steps, and the last one. */
    public List<Point> points() {
        return points(length.steps());
    }

    List<Point> points(long steps) {
        long stride = Math.max(1, steps / MOST_POINTS);
        List<Point> points = new ArrayList<>();
        for (long step = 0; step < steps; step++) {
            boolean starts = step % length.stepsPerEpoch() == 0;
            if (starts || step % stride == 0 || step == steps - 1) {
                points.add(new Point(step, rate(step)));
            }
        }
        return points;
    }

    /** The highest rate and the first step that has it. */
    public Point peak() {
        Point peak = new Point(0, rate(0));
        for (Point point : points()) {
            // Rounding inside a schedule must not move the peak to a later step.
            if (point.rate() > peak.rate() * (1 + 1e-9)) {
                peak = point;
            }
        }
        return peak;
    }

    public Point last() {
        return new Point(length.steps() - 1, rate(length.steps() - 1));
    }

    /** The mean rate over all steps. */
    public double mean() {
        List<Point> points = points();
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            long next = i + 1 < points.size() ? points.get(i + 1).step() : length.steps();
            sum += points.get(i).rate() * (next - points.get(i).step());
        }
        return sum / length.steps();
    }
}
