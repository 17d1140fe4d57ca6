package org.earmark.core.tiny;

import java.util.Map;
import java.util.Optional;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;

/**
 * Softmax regression on the mean spectrum with momentum and a little noise on its inputs: the smallest learner whose
 * next step depends on parameters, optimiser state and the position in the run.
 */
public final class TinyLearner implements Learner {
    private static final float MOMENTUM = 0.9f;

    private final RandomSource random;
    private final TinyFactories.Accident accident;
    private final int classes;
    private final int bands;
    private final float[] weight;
    private final float[] moment;
    private long steps;

    public TinyLearner(LearnerSpec spec, TinyFactories.Accident accident, int classes, int bands) {
        this.random = spec.random();
        this.accident = accident;
        this.classes = classes;
        this.bands = bands;
        this.weight = values(spec.initial().parameters());
        this.moment = values(spec.initial().firstMoments());
        this.steps = spec.initial().steps();
    }

    private float[] values(Map<String, FloatArray> tensors) {
        FloatArray stored = tensors.get("weight");
        return stored == null ? new float[classes * bands] : stored.values().clone();
    }

    @Override
    public StepResult trainStep(TrainingBatch batch, double learningRate) {
        accident.beforeStep(steps);
        accident.beforeBatch(batch.size());
        float[] gradient = new float[weight.length];
        double loss = 0;
        for (int sample = 0; sample < batch.size(); sample++) {
            double[] input = means(batch.features(), sample);
            double noise = random.stream(
                            "noise", batch.position().epoch(), batch.position().step(), sample)
                    .nextGaussian();
            input[0] += 0.01 * noise;
            double[] scores = softmax(logits(input));
            for (int label = 0; label < classes; label++) {
                double target = batch.targets().values()[sample * classes + label];
                loss -= target * Math.log(scores[label]) / batch.size();
                for (int band = 0; band < bands; band++) {
                    gradient[label * bands + band] += (float) ((scores[label] - target) * input[band] / batch.size());
                }
            }
        }
        return update(gradient, accident.loss(steps, loss), (float) learningRate);
    }

    private StepResult update(float[] gradient, double loss, float learningRate) {
        double square = 0;
        for (float value : gradient) {
            square += (double) value * value;
        }
        StepResult result = new StepResult(loss, Math.sqrt(square));
        if (result.isFinite()) {
            for (int i = 0; i < weight.length; i++) {
                moment[i] = MOMENTUM * moment[i] + gradient[i];
                weight[i] -= learningRate * moment[i];
            }
            steps++;
        }
        return result;
    }

    @Override
    public Prediction predict(InferenceBatch batch) {
        FloatArray clipwise = FloatArray.zeros(batch.size(), classes);
        for (int sample = 0; sample < batch.size(); sample++) {
            double[] logits = logits(means(batch.features(), sample));
            for (int label = 0; label < classes; label++) {
                clipwise.values()[sample * classes + label] = (float) logits[label];
            }
        }
        return new Prediction(clipwise, Optional.of(framewise(batch)), Optional.empty(), Map.of());
    }

    /** What it would say of each frame alone. */
    private FloatArray framewise(InferenceBatch batch) {
        int frames = Math.toIntExact(batch.features().shape()[1]);
        FloatArray framewise = FloatArray.zeros(batch.size(), frames, classes);
        double[] input = new double[bands];
        for (int frame = 0; frame < batch.size() * frames; frame++) {
            for (int band = 0; band < bands; band++) {
                input[band] = batch.features().values()[frame * bands + band] / 50;
            }
            double[] logits = logits(input);
            for (int label = 0; label < classes; label++) {
                framewise.values()[frame * classes + label] = (float) logits[label];
            }
        }
        return framewise;
    }

    private double[] means(FloatArray features, int sample) {
        int frames = Math.toIntExact(features.shape()[1]);
        double[] means = new double[bands];
        for (int i = 0; i < frames * bands; i++) {
            means[i % bands] += features.values()[sample * frames * bands + i] / (50.0 * frames);
        }
        return means;
    }

    private double[] logits(double[] input) {
        double[] logits = new double[classes];
        for (int i = 0; i < weight.length; i++) {
            logits[i / bands] += weight[i] * input[i % bands];
        }
        return logits;
    }

    private static double[] softmax(double[] logits) {
        double sum = 0;
        double[] scores = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            scores[i] = Math.exp(logits[i]);
            sum += scores[i];
        }
        for (int i = 0; i < logits.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    @Override
    public LearnerState state() {
        return new LearnerState(
                Map.of("weight", new FloatArray(weight.clone(), classes, bands)),
                Map.of(),
                Map.of("weight", new FloatArray(moment.clone(), classes, bands)),
                Map.of(),
                steps);
    }

    @Override
    public void close() {}
}
