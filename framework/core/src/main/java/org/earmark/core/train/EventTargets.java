package org.earmark.core.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     */
    public static EventTargets of(AudioDataset dataset, int[] clips, double seconds) {
        List<LabelledEvent> events = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Map<String, Double> durations = new HashMap<>();
        for (int index : clips) {
            Clip clip = dataset.clip(index);
            ids.add(clip.id());
            durations.put(clip.id(), seconds);
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

    /** @param framewise logits (clips, steps, classes) in the order of the split */
    SoundEventScores score(FloatArray framewise, Activation activation) {
        float[] logits = framewise.values();
        float[] scores = new float[logits.length];
        for (int start = 0; start < logits.length; start += classes.size()) {
            double[] row = activation.apply(logits, start, classes.size());
            for (int label = 0; label < classes.size(); label++) {
                scores[start + label] = (float) row[label];
            }
        }
        return new SoundEventScores(truth, new FrameScores(clips, classes, scores, seconds));
    }
}
