package org.earmark.plugins.datasets.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a recording in which something sounds.
 *
 * @param start seconds from its start
 * @param end seconds from its start
 */
record ActivePart(double start, double end) {
    private static final double FRAME_SECONDS = 0.01;
    /** A frame sounds when its level is not further below that of the loudest frame, in decibels. */
    private static final double BELOW_LOUDEST = 30;
    /** Quieter is silence whatever the loudest frame is: −60 dB of full scale, as power. */
    private static final double SILENCE = 1e-6;
    /** Pauses within one sound, as between the syllables of a bark. */
    private static final double LONGEST_PAUSE = 0.25;

    private static final double SHORTEST = 0.1;

    double seconds() {
        return end - start;
    }

    /** All parts of at least a tenth of a second, in order. */
    static List<ActivePart> find(float[] samples, int sampleRate) {
        int length = (int) Math.round(FRAME_SECONDS * sampleRate);
        double[] powers = powers(samples, length);
        double loudest = 0;
        for (double power : powers) {
            loudest = Math.max(loudest, power);
        }
        double threshold = Math.max(SILENCE, loudest * Math.pow(10, -BELOW_LOUDEST / 10));
        List<ActivePart> parts = new ArrayList<>();
        int pause = (int) Math.round(LONGEST_PAUSE / FRAME_SECONDS);
        int first = -1;
        int last = -1;
        for (int frame = 0; frame < powers.length; frame++) {
            if (powers[frame] >= threshold) {
                if (first >= 0 && frame - last > pause) {
                    add(parts, first, last);
                    first = -1;
                }
                first = first < 0 ? frame : first;
                last = frame;
            }
        }
        if (first >= 0) {
            add(parts, first, last);
        }
        return parts;
    }

    private static void add(List<ActivePart> parts, int first, int last) {
        ActivePart part = new ActivePart(first * FRAME_SECONDS, (last + 1) * FRAME_SECONDS);
        if (part.seconds() >= SHORTEST) {
            parts.add(part);
        }
    }

    private static double[] powers(float[] samples, int length) {
        double[] powers = new double[samples.length / length];
        for (int frame = 0; frame < powers.length; frame++) {
            double sum = 0;
            for (int i = frame * length; i < (frame + 1) * length; i++) {
                sum += (double) samples[i] * samples[i];
            }
            powers[frame] = sum / length;
        }
        return powers;
    }
}
