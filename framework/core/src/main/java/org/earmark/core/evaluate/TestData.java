package org.earmark.core.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.earmark.core.data.ClipFeatures;
import org.earmark.core.data.TargetEncoder;
import org.earmark.core.features.MemoryFeatureStore;
import org.earmark.core.judge.Recording;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.train.EventTargets;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.tensor.FloatArray;

/** The clips of one part of a data set with their labels. */
public final class TestData {
    private final AudioDataset dataset;
    private final IntFunction<float[]> samples;
    private final int[] clips;
    private final int sampleRate;
    private final Optional<EventTargets> events;

    /**
     * @param samples of a clip by its index
     * @param clips of the part, as indices into the data set
     * @param sampleRate in hertz
     * @param events of the clips, for data sets that have them
     */
    private TestData(
            AudioDataset dataset,
            IntFunction<float[]> samples,
            int[] clips,
            int sampleRate,
            Optional<EventTargets> events) {
        this.dataset = dataset;
        this.samples = samples;
        this.clips = clips.clone();
        this.sampleRate = sampleRate;
        this.events = events;
    }

    /**
     * The clips of a data set as they are read from disk.
     *
     * @param whole whether longer clips keep their own length; otherwise all are fitted to one
     */
    public static TestData of(AudioDataset dataset, ClipLayout layout, FrontEnd frontEnd, int[] clips, boolean whole) {
        ClipFeatures features = new ClipFeatures(dataset, layout, frontEnd, new MemoryFeatureStore());
        return TestData.of(dataset, features, clips, layout.sampleRate(), whole);
    }

    /** As {@link #of(AudioDataset, ClipLayout, FrontEnd, int[], boolean)}, of features that are there already. */
    public static TestData of(AudioDataset dataset, ClipFeatures features, int[] clips, int sampleRate, boolean whole) {
        // Events are scored on clips of one length.
        boolean timed = dataset.labelKind() == LabelKind.EVENTS && !whole;
        return new TestData(
                dataset,
                whole ? features::wholeSamples : features::samples,
                clips,
                sampleRate,
                timed
                        ? Optional.of(EventTargets.of(dataset, clips, features.seconds(), features::soundingSeconds))
                        : Optional.empty());
    }

    public int size() {
        return clips.length;
    }

    /** @param place among the clips of this part */
    public Recording recording(int place) {
        float[] heard = samples.apply(clips[place]);
        return new Recording(dataset.clip(clips[place]).id(), heard, (double) heard.length / sampleRate);
    }

    public List<String> ids() {
        return IntStream.of(clips).mapToObj(clip -> dataset.clip(clip).id()).toList();
    }

    /** The classes that labels and events are of. */
    public Vocabulary vocabulary() {
        return dataset.vocabulary();
    }

    /** (clips, classes), 0 or 1. */
    public FloatArray targets() {
        TargetEncoder encoder = new TargetEncoder(dataset);
        int classes = encoder.classes();
        FloatArray targets = FloatArray.zeros(clips.length, classes);
        for (int i = 0; i < clips.length; i++) {
            System.arraycopy(encoder.clipwise(clips[i]), 0, targets.values(), i * classes, classes);
        }
        return targets;
    }

    /** The true events, for data sets that have them; only then are scores over time worth keeping. */
    public Optional<EventTargets> events() {
        return events;
    }

    /** Every metric that is defined on such labels. */
    public List<String> metricNames() {
        return MetricSet.tagging().names(dataset.labelKind());
    }

    /** The metric that decides: accuracy where each clip has one class, mAP otherwise. */
    public String primaryMetric() {
        return dataset.labelKind() == LabelKind.SINGLE ? "accuracy" : "mAP";
    }
}
