package org.earmark.analysis.study;

import java.util.Arrays;
import org.earmark.analysis.store.StepSeries;

/** Steps whose gradient is far above what it was just before. */
public final class GradientSpikes {
    /** A spike is so many times the median of the steps before it. */
    public static final double FACTOR = 5;
    /** How many steps before it are looked at. */
    public static final int WINDOW = 50;
    /** Fewer steps than this give no median to hold a step against. */
    private static final int LEAST = 10;

    private GradientSpikes() {}

    /** Steps whose gradient norm was logged, be it finite or not. */
    static long logged(StepSeries steps) {
        long logged = 0;
        for (int i = 0; i < steps.size(); i++) {
            // A norm that is NaN in a step whose loss is a number was not logged.
            logged += isLogged(steps, i) ? 1 : 0;
        }
        return logged;
    }

    /** Steps above {@value #FACTOR} times the median of up to {@value #WINDOW} steps before; infinite norms are spikes. */
    static long count(StepSeries steps) {
        double[] window = new double[WINDOW];
        int filled = 0;
        long spikes = 0;
        for (int i = 0; i < steps.size(); i++) {
            double norm = steps.gradientNorm(i);
            if (!isLogged(steps, i)) {
                continue;
            }
            boolean finite = Double.isFinite(norm);
            if (!finite || (filled >= LEAST && isSpike(norm, window, Math.min(filled, WINDOW)))) {
                spikes++;
            }
            if (finite) {
                window[filled % WINDOW] = norm;
                filled++;
            }
        }
        return spikes;
    }

    private static boolean isLogged(StepSeries steps, int index) {
        return !Double.isNaN(steps.gradientNorm(index)) || !Double.isFinite(steps.loss(index));
    }

    /** Sorts only where at least half of the window is so far below: that is, almost never. */
    private static boolean isSpike(double norm, double[] window, int size) {
        int below = 0;
        for (int i = 0; i < size; i++) {
            below += FACTOR * window[i] < norm ? 1 : 0;
        }
        return below >= size / 2 && norm > FACTOR * median(window, size);
    }

    private static double median(double[] window, int size) {
        double[] sorted = Arrays.copyOf(window, size);
        Arrays.sort(sorted);
        return size % 2 == 1 ? sorted[size / 2] : (sorted[size / 2 - 1] + sorted[size / 2]) / 2;
    }
}
