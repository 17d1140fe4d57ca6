package org.earmark.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.earmark.core.metrics.events.FrameScores;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.LabelledEvent;
import org.earmark.core.metrics.events.SoundEventScores;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.Event;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;

/** The true events of the clips of a split. Immutable. */
public final class EventTargets {
    private static final double ROUNDING = 1e-9;

    private final GroundTruth truth;
    private final List<String> clips;
    private final List<String> classes;
    private final double seconds;

    private EventTargets(GroundTruth truth, List<String> clips, List<String> classes, double seconds) {
        this.truth = truth;
        this.clips = clips;
        this.classes = classes;
        this.seconds = seconds;
    }

    /**
     * @param clips of the split, as indices into the data set
     * @param seconds length of the fitted clips; what lies behind is cut off
     * @param sounding for each clip, how long it is before it is filled up; what is heard after that does not count
     */
    public static EventTargets of(AudioDataset dataset, int[] clips, double seconds, IntToDoubleFunction sounding) {
        List<LabelledEvent> events = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Map<String, Double> durations = new HashMap<>();
        for (int index : clips) {
            Clip clip = dataset.clip(index);
            ids.add(clip.id());
            durations.put(clip.id(), Math.min(seconds, sounding.applyAsDouble(index)));
            for (Event event : clip.events()) {
                if (event.onset() < seconds) {
                    double offset = Math.min(seconds, event.offset());
                    String label = dataset.vocabulary().name(event.label());
                    events.add(new LabelledEvent(clip.id(), event.onset(), offset, label));
                }
            }
        }
        return new EventTargets(
                new GroundTruth(events, durations), ids, dataset.vocabulary().names(), seconds);
    }

    /** The true events, and how long each clip is before it is filled up. */
    public GroundTruth truth() {
        return truth;
    }

    /** The true events, cut off at the end of the fitted clips. */
    public List<LabelledEvent> annotated() {
        return truth.events();
    }

    /**
     * Time steps are judged class by class whatever the clipwise activation is, as in the public code.
     *
     * @param framewise logits (clips, steps, classes) in the order of the split, the steps spread over the clip
     */
    public SoundEventScores score(FloatArray framewise) {
        return heard(framewise, OptionalDouble.empty());
    }

    /**
     * As {@link #score(FloatArray)}.
     *
     * @param step seconds from one step to the next; empty where they are spread over the clip
     */
    public SoundEventScores heard(FloatArray framewise, OptionalDouble step) {
        float[] logits = framewise.values();
        float[] scores = new float[logits.length];
        for (int start = 0; start < logits.length; start += classes.size()) {
            double[] row = Activation.SIGMOID.apply(logits, start, classes.size());
            for (int label = 0; label < classes.size(); label++) {
                scores[start + label] = (float) row[label];
            }
        }
        double span = step.isPresent() ? step.getAsDouble() * framewise.shape()[1] : seconds;
        return scored(span, scores);
    }

    /**
     * @param framewise probabilities (clips, steps, classes) in the order of the split
     * @param step seconds from one step to the next
     */
    public SoundEventScores score(FloatArray framewise, double step) {
        return scored(step * framewise.shape()[1], framewise.values().clone());
    }

    private SoundEventScores scored(double span, float... scores) {
        silenceFilling(span, scores);
        return new SoundEventScores(truth, new FrameScores(clips, classes, scores, span, seconds));
    }

    /** As the original, which looks at no frame behind the recording's own length ({@code real_len}). */
    private void silenceFilling(double span, float... scores) {
        int row = scores.length / clips.size();
        int steps = row / classes.size();
        for (int clip = 0; clip < clips.size(); clip++) {
            double own = truth.durations().get(clips.get(clip));
            int end = (int) Math.min(steps, Math.ceil(own * steps / span - ROUNDING));
            Arrays.fill(scores, clip * row + end * classes.size(), (clip + 1) * row, 0);
        }
    }
}
