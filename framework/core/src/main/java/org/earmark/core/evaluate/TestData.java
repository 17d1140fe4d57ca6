package org.earmark.core.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.earmark.core.data.ClipFeatures;
import org.earmark.core.data.FeatureSource;
import org.earmark.core.data.TargetEncoder;
import org.earmark.core.features.MemoryFeatureStore;
import org.earmark.core.judge.Recording;
import org.earmark.core.metrics.MetricSet;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.tensor.FloatArray;

/** The clips of one part of a data set, fitted to one length, with their labels. */
public final class TestData {
    private final AudioDataset dataset;
    private final FeatureSource features;
    private final int[] clips;
    private final double seconds;

    /**
     * @param features gives the samples of clips
     * @param clips of the part, as indices into the data set
     * @param seconds length of every clip
     */
    public TestData(AudioDataset dataset, FeatureSource features, int[] clips, double seconds) {
        this.dataset = dataset;
        this.features = features;
        this.clips = clips.clone();
        this.seconds = seconds;
    }

    /** The clips of a data set as they are read from disk. */
    public static TestData of(AudioDataset dataset, ClipLayout layout, FrontEnd frontEnd, int[] clips) {
        ClipFeatures features = new ClipFeatures(dataset, layout, frontEnd, new MemoryFeatureStore());
        return new TestData(dataset, features, clips, layout.seconds());
    }

    public int size() {
        return clips.length;
    }

    /** @param place among the clips of this part */
    public Recording recording(int place) {
        return new Recording(dataset.clip(clips[place]).id(), features.samples(clips[place]), seconds);
    }

    public List<String> ids() {
        return IntStream.of(clips).mapToObj(clip -> dataset.clip(clip).id()).toList();
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

    /** Whether framewise scores are worth keeping. */
    public boolean hasEvents() {
        return dataset.labelKind() == LabelKind.EVENTS;
    }

    /** Every metric that is defined on such labels. */
    public List<String> metricNames() {
        MetricSet metrics = MetricSet.tagging();
        return metrics.names().stream()
                .filter(name -> dataset.labelKind() == LabelKind.SINGLE
                        || !metrics.metric(name).singleLabelOnly())
                .toList();
    }

    /** The metric that decides: accuracy where each clip has one class, mAP otherwise. */
    public String primaryMetric() {
        return dataset.labelKind() == LabelKind.SINGLE ? "accuracy" : "mAP";
    }
}
