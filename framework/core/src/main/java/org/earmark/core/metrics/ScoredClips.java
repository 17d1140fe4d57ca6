package org.earmark.core.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.core.metrics.events.SoundEventScores;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;

/** The scores and targets of a split; ranks its classes once, however many metrics ask. Thread-safe. */
public final class ScoredClips {
    private final FloatArray scores;
    private final FloatArray targets;
    private final Optional<SoundEventScores> events;
    private ClassRanking ranking;

    /**
     * @param scores (clips, classes), probabilities
     * @param targets (clips, classes), 0 or 1
     * @throws org.earmark.spi.error.DataException when the shapes differ or there is no clip
     */
    public ScoredClips(FloatArray scores, FloatArray targets) {
        this(scores, targets, Optional.empty());
    }

    private ScoredClips(FloatArray scores, FloatArray targets, Optional<SoundEventScores> events) {
        Shapes.requireSame(scores, targets);
        this.scores = scores;
        this.targets = targets;
        this.events = events;
    }

    /** The same clips with what was found in them over time. */
    public ScoredClips withEvents(SoundEventScores found) {
        return new ScoredClips(scores, targets, Optional.of(found));
    }

    /** Empty for sets without events and models that do not tell time. */
    public Optional<SoundEventScores> events() {
        return events;
    }

    /** Scores from logits (clips, classes), rounded to float32 as the original system computes its metrics. */
    public static ScoredClips fromLogits(FloatArray logits, FloatArray targets, Activation activation) {
        Shapes.requireSame(logits, targets);
        int classes = Shapes.classes(logits);
        float[] scores = new float[logits.values().length];
        for (int start = 0; start < scores.length; start += classes) {
            double[] row = activation.apply(logits.values(), start, classes);
            for (int label = 0; label < classes; label++) {
                scores[start + label] = (float) row[label];
            }
        }
        return new ScoredClips(new FloatArray(scores, logits.shape()), targets);
    }

    public FloatArray scores() {
        return scores;
    }

    public FloatArray targets() {
        return targets;
    }

    public int clips() {
        return Shapes.clips(scores);
    }

    public int classes() {
        return Shapes.classes(scores);
    }

    /** Per-class ranking metrics; computed at the first call. */
    public synchronized ClassRanking ranking() {
        if (ranking == null) {
            ranking = ClassRanking.of(scores, targets);
        }
        return ranking;
    }

    /** The classes that means over classes leave out because no clip has them, ascending. */
    public List<Integer> classesWithoutPositives() {
        int[] positives = ranking().positives();
        return IntStream.range(0, positives.length)
                .filter(label -> positives[label] == 0)
                .boxed()
                .toList();
    }

    /** The classes that every clip has, which have no area under the curve either, ascending. */
    public List<Integer> classesWithoutNegatives() {
        int[] positives = ranking().positives();
        return IntStream.range(0, positives.length)
                .filter(label -> positives[label] == clips())
                .boxed()
                .toList();
    }

    /** Whether every clip has exactly one class. */
    public boolean isSingleLabel() {
        int classes = classes();
        return IntStream.range(0, clips()).allMatch(clip -> {
            float[] row = Arrays.copyOfRange(targets.values(), clip * classes, (clip + 1) * classes);
            int positives = 0;
            for (float target : row) {
                positives += target == 1 ? 1 : 0;
            }
            return positives == 1;
        });
    }
}
