package org.earmark.analysis.store;

import java.util.Arrays;

/** What was logged of every optimiser step, in order. Immutable. */
public final class StepSeries {
    private static final StepSeries EMPTY = new Builder().build();

    private final long[] steps;
    private final double[] losses;
    private final double[] gradientNorms;
    private final double[] seconds;
    private final long[] samples;

    private StepSeries(Builder builder) {
        int size = builder.size;
        this.steps = Arrays.copyOf(builder.steps, size);
        this.losses = Arrays.copyOf(builder.losses, size);
        this.gradientNorms = Arrays.copyOf(builder.gradientNorms, size);
        this.seconds = Arrays.copyOf(builder.seconds, size);
        this.samples = Arrays.copyOf(builder.samples, size);
    }

    public static StepSeries empty() {
        return EMPTY;
    }

    public int size() {
        return steps.length;
    }

    /** Optimiser steps done after the entry, from 1. */
    public long step(int index) {
        return steps[index];
    }

    /** Mean over the batch before the update; may be not finite. */
    public double loss(int index) {
        return losses[index];
    }

    /** Before clipping; NaN where it was not logged. */
    public double gradientNorm(int index) {
        return gradientNorms[index];
    }

    /** NaN where it was not logged. */
    public double seconds(int index) {
        return seconds[index];
    }

    /** Clips seen up to the end of the entry, those of the entry included; 0 where batch sizes were not logged. */
    public long samples(int index) {
        return samples[index];
    }

    /** Clips seen when so many steps were done; 0 where batch sizes were not logged. */
    public long samplesAt(long step) {
        int found = Arrays.binarySearch(steps, step);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? 0 : samples[index];
    }

    /** All gradient norms that are numbers. */
    public double[] gradientNorms() {
        return Arrays.stream(gradientNorms).filter(Double::isFinite).toArray();
    }

    /** Collects entries. */
    static final class Builder {
        private long[] steps = new long[256];
        private double[] losses = new double[256];
        private double[] gradientNorms = new double[256];
        private double[] seconds = new double[256];
        private long[] samples = new long[256];
        private int size;

        void add(long step, double loss, double gradientNorm, double duration, long clips) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, size * 2);
                losses = Arrays.copyOf(losses, size * 2);
                gradientNorms = Arrays.copyOf(gradientNorms, size * 2);
                seconds = Arrays.copyOf(seconds, size * 2);
                samples = Arrays.copyOf(samples, size * 2);
            }
            steps[size] = step;
            losses[size] = loss;
            gradientNorms[size] = gradientNorm;
            seconds[size] = duration;
            samples[size] = (size == 0 ? 0 : samples[size - 1]) + clips;
            size++;
        }

        StepSeries build() {
            return new StepSeries(this);
        }
    }
}
