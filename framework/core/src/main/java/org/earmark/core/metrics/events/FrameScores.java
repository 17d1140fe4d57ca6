package org.earmark.core.metrics.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Scores of classes over time, and the events that they stand for: stretches of time in which the running median of a
 * class's score is at least a threshold. Immutable.
 */
public final class FrameScores {
    /** The running median's window: about as long as a time step of HTS-AT's framewise output. */
    static final double MEDIAN_SECONDS = 0.3;

    private final List<String> files;
    private final List<String> classes;
    private final float[] scores;
    private final int steps;
    private final double span;
    private final double seconds;

    /**
     * @param files names of the recordings
     * @param classes names in the order of the scores
     * @param scores probabilities, (files, steps, classes) row by row; smoothed here
     * @param seconds length of each recording
     */
    public FrameScores(List<String> files, List<String> classes, float[] scores, double seconds) {
        this(files, classes, scores, seconds, seconds);
    }

    /**
     * As above, for steps that need not end with the recording.
     *
     * @param span what all steps take together, in seconds
     * @param seconds length of each recording; no event is longer
     */
    public FrameScores(List<String> files, List<String> classes, float[] scores, double span, double seconds) {
        this.files = List.copyOf(files);
        this.classes = List.copyOf(classes);
        this.steps = scores.length / Math.max(1, files.size() * classes.size());
        this.span = span;
        this.seconds = seconds;
        if ((long) files.size() * steps * classes.size() != scores.length || !(seconds > 0 && span > 0)) {
            throw new IllegalArgumentException(scores.length + " scores for " + files.size() + " files and "
                    + classes.size() + " classes of " + seconds + " s");
        }
        this.scores = smoothed(Objects.requireNonNull(scores));
    }

    /** A median of a threshold's decisions is the decision on the median, so once is enough for all thresholds. */
    private float[] smoothed(float... raw) {
        int half = (int) Math.floor(MEDIAN_SECONDS * steps / span / 2);
        if (half == 0) {
            return raw.clone();
        }
        float[] result = new float[raw.length];
        float[] window = new float[2 * half + 1];
        for (int file = 0; file < files.size(); file++) {
            for (int label = 0; label < classes.size(); label++) {
                for (int step = 0; step < steps; step++) {
                    for (int i = -half; i <= half; i++) {
                        int near = Math.max(0, Math.min(steps - 1, step + i));
                        window[i + half] = raw[at(file, near, label)];
                    }
                    Arrays.sort(window);
                    result[at(file, step, label)] = window[half];
                }
            }
        }
        return result;
    }

    private int at(int file, int step, int label) {
        return (file * steps + step) * classes.size() + label;
    }

    /**
     * The events at one operating point.
     *
     * @param threshold a score of at least this is on
     * @param wanted classes to look for; others are left out
     */
    public List<LabelledEvent> detect(double threshold, List<String> wanted) {
        List<LabelledEvent> events = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            for (int label = 0; label < classes.size(); label++) {
                if (wanted.contains(classes.get(label))) {
                    addEvents(file, label, threshold, events);
                }
            }
        }
        return events;
    }

    private void addEvents(int file, int label, double threshold, List<LabelledEvent> events) {
        int onset = -1;
        for (int step = 0; step <= steps; step++) {
            boolean on = step < steps && scores[at(file, step, label)] >= threshold;
            if (on && onset < 0) {
                onset = step;
            } else if (!on && onset >= 0) {
                double offset = Math.min(seconds, step * span / steps);
                events.add(new LabelledEvent(files.get(file), onset * span / steps, offset, classes.get(label)));
                onset = -1;
            }
        }
    }
}
