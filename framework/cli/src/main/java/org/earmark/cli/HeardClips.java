package org.earmark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.cli.audit.CheckpointScores;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.judge.Recording;
import org.earmark.core.localize.ClassMapping;
import org.earmark.core.localize.Heatmap;
import org.earmark.core.localize.Localizer;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.LabelledEvent;
import org.earmark.core.predict.Subject;
import org.earmark.core.protocol.ClipScores;
import org.earmark.core.train.EventTargets;
import org.earmark.spi.tensor.FloatArray;

/** Gathers what a model says of test clips one after the other. Frames are made events at once: kept they fill memory. */
final class HeardClips {
    private final TestData data;
    private final Subject subject;
    private final Localizer localizer;
    private final FloatArray clipwise;
    private final List<LabelledEvent> detections = new ArrayList<>();
    private int clips;
    private boolean timed = true;

    HeardClips(TestData data, Subject subject, ClassMapping mapping) {
        this.data = data;
        this.subject = subject;
        this.localizer = new Localizer(mapping);
        this.clipwise = FloatArray.zeros(data.size(), subject.vocabulary().size());
    }

    void add(Recording recording, ClipScores scores) {
        float[] row = scores.clipwise().values();
        System.arraycopy(row, 0, clipwise.values(), clips * row.length, row.length);
        clips++;
        timed &= scores.timeline().isPresent();
        data.events()
                .map(EventTargets::truth)
                .filter(truth -> timed)
                .ifPresent(truth -> detect(recording, scores, truth));
    }

    /** Frames that show what a short clip was filled up with count for nothing, as in the original. */
    private void detect(Recording recording, ClipScores scores, GroundTruth truth) {
        double seconds = truth.durations().get(recording.name());
        int samples = (int) Math.round(seconds * subject.frontEnd().sampleRate());
        detections.addAll(localizer.events(Heatmap.of(recording.name(), scores, samples, seconds, subject.frontEnd())));
    }

    ScoreEvidence scores() {
        return new ScoreEvidence(data.ids(), clipwise, data.targets(), List.of(), List.of());
    }

    Optional<CheckpointScores.Events> events() {
        return data.events()
                .filter(targets -> timed)
                .map(targets -> new CheckpointScores.Events(targets.truth(), detections));
    }
}
