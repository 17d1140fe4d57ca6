package org.earmark.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.earmark.core.data.FeatureSource;
import org.earmark.core.data.TargetEncoder;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.metrics.ScoredClips;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;

/**
 * Evaluates a learner on the clips of one split. Every clip counts exactly once: the last batch is smaller rather than
 * filled up with duplicates, which would change the metrics.
 */
public final class Evaluator {
    private final FeatureSource features;
    private final int[] clips;
    private final int batchSize;
    private final Activation activation;
    private final MetricSet metrics = MetricSet.tagging();
    private final List<String> metricNames;
    private final Optional<EventTargets> events;
    private final FloatArray targets;

    /**
     * @param clips of the split, as indices into the data set; at least one
     * @param events of the clips; framewise logits, clips · steps · classes floats, are kept to score them
     */
    public Evaluator(
            FeatureSource features,
            TargetEncoder encoder,
            int[] clips,
            int batchSize,
            Activation activation,
            List<String> metricNames,
            Optional<EventTargets> events) {
        if (clips.length == 0) {
            throw new IllegalArgumentException("no clips to evaluate on");
        }
        this.features = features;
        this.clips = clips.clone();
        this.batchSize = batchSize;
        this.activation = activation;
        this.metricNames = List.copyOf(metricNames);
        this.events = events;
        this.targets = encode(encoder, clips);
    }

    private static FloatArray encode(TargetEncoder encoder, int[] clips) {
        int classes = encoder.classes();
        FloatArray encoded = FloatArray.zeros(clips.length, classes);
        for (int i = 0; i < clips.length; i++) {
            System.arraycopy(encoder.clipwise(clips[i]), 0, encoded.values(), i * classes, classes);
        }
        return encoded;
    }

    /**
     * @param epoch epochs done, for the record
     * @param step optimiser steps done, for the record
     * @throws EarmarkException of category DIVERGED when a logit is not finite
     */
    public Evaluation evaluate(Learner learner, long epoch, long step) {
        int classes = Math.toIntExact(targets.shape()[1]);
        float[] clipwise = new float[clips.length * classes];
        List<FloatArray> framewise = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        Optional<InferenceBatch> following = Optional.of(batch(0));
        for (int start = 0; start < clips.length; start += batchSize) {
            InferenceBatch batch = following.orElseThrow();
            following = start + batchSize < clips.length ? Optional.of(batch(start + batchSize)) : Optional.empty();
            long before = System.nanoTime();
            following.ifPresent(learner::announce);
            Prediction prediction = learner.predict(batch);
            seconds.add((System.nanoTime() - before) / 1e9);
            float[] logits = prediction.clipwise().values();
            requireFinite(logits, start, epoch);
            System.arraycopy(logits, 0, clipwise, start * classes, logits.length);
            if (events.isPresent()) {
                prediction.framewise().ifPresent(framewise::add);
            }
        }
        FloatArray logits = new FloatArray(clipwise, clips.length, classes);
        Optional<FloatArray> frames = Rows.join(framewise);
        ScoredClips scored = ScoredClips.fromLogits(logits, targets, activation);
        ScoredClips judged = frames.isPresent() && events.isPresent()
                ? scored.withEvents(events.get().score(frames.get()))
                : scored;
        return new Evaluation(
                record(epoch, step, logits, judged, seconds), logits, targets, frames, OptionalDouble.empty());
    }

    private EvaluationRecord record(
            long epoch, long step, FloatArray logits, ScoredClips scored, List<Double> seconds) {
        return new EvaluationRecord(
                epoch,
                step,
                "test",
                CrossEntropy.of(activation, logits, targets),
                metrics.evaluate(metricNames, scored),
                clips.length,
                seconds.stream().mapToDouble(Double::doubleValue).sum(),
                unlabelled(),
                batchSize,
                seconds);
    }

    private InferenceBatch batch(int start) {
        int size = Math.min(batchSize, clips.length - start);
        int values = features.frames() * features.melBins();
        FloatArray batch = FloatArray.zeros(size, features.frames(), features.melBins());
        for (int i = 0; i < size; i++) {
            features.features(clips[start + i], batch.values(), i * values);
        }
        return InferenceBatch.of(batch);
    }

    private int unlabelled() {
        int classes = Math.toIntExact(targets.shape()[1]);
        int count = 0;
        for (int i = 0; i < clips.length; i++) {
            float[] row = Arrays.copyOfRange(targets.values(), i * classes, (i + 1) * classes);
            count += Arrays.equals(row, new float[classes]) ? 1 : 0;
        }
        return count;
    }

    private static void requireFinite(float[] logits, int start, long epoch) {
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                throw new EarmarkException(
                        ErrorCategory.DIVERGED,
                        "The model gives " + logit + " for one of the test clips from place " + start
                                + " on after epoch " + epoch + ": its parameters or running statistics are no longer"
                                + " finite. Lower the learning rate or lengthen the warm-up.");
            }
        }
    }

    /** Joining batches along the first axis. */
    private static final class Rows {
        static Optional<FloatArray> join(List<FloatArray> parts) {
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            long[] shape = parts.get(0).shape().clone();
            shape[0] = parts.stream().mapToLong(part -> part.shape()[0]).sum();
            FloatArray joined = FloatArray.zeros(shape);
            int at = 0;
            for (FloatArray part : parts) {
                System.arraycopy(part.values(), 0, joined.values(), at, part.values().length);
                at += part.values().length;
            }
            return Optional.of(joined);
        }
    }
}
