package org.earmark.plugins.models.dl4jcnn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.tensor.FloatArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a DL4J graph by errors that are computed outside of it. */
final class Dl4jLearner implements Learner {
    /** Arrays lie outside of the heap, where the JVM does not see their size and so no need to collect them. */
    private static final int BATCHES_PER_COLLECTION = 2;

    private final ComputationGraph graph;
    private final GraphState state;
    private final EngineLoss loss;
    private final AdamW optimizer;
    private int batches;

    Dl4jLearner(Cnn6 network, EngineLoss loss, LearnerSpec spec) {
        this.graph = network.graph();
        this.state = new GraphState(graph);
        this.loss = loss;
        LearnerState initial = spec.initial();
        this.optimizer = new AdamW(spec.optimizer(), initial);
        if (initial.parameters().isEmpty()) {
            state.draw(spec.random());
        } else {
            state.load(initial);
        }
    }

    @Override
    public StepResult trainStep(TrainingBatch batch, double learningRate) {
        FloatArray features = batch.spectrogramMixup()
                .map(plan -> mixed(batch.features(), plan))
                .orElse(batch.features());
        INDArray logits =
                graph.feedForward(new INDArray[] {image(features)}, true, false).get(Cnn6.LOGITS);
        EngineLoss.Judgement judgement = loss.judge(GraphState.toArray(logits), batch.targets(), batch.position());
        Map<String, INDArray> gradients = graph.backpropGradient(GraphState.toNd4j(judgement.derivative()))
                .gradientForVariable();
        Map<String, FloatArray> ofParameters = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> {
            if (!GraphState.isBuffer(name)) {
                ofParameters.put(name, GraphState.toArray(gradient));
            }
        });
        StepResult result = new StepResult(judgement.loss(), AdamW.norm(ofParameters));
        if (result.isFinite()) {
            Map<String, FloatArray> parameters = state.parameters();
            optimizer.step(parameters, ofParameters, result.gradientNorm(), learningRate);
            parameters.forEach(state::set);
            state.buffers().forEach((name, values) -> state.set(name, moved(values, gradients.get(name))));
        }
        graph.clear();
        collect();
        return result;
    }

    private void collect() {
        batches++;
        if (batches % BATCHES_PER_COLLECTION == 0) {
            Nd4j.getMemoryManager().invokeGc();
        }
    }

    /** DL4J hands out the movement of running statistics as if it were a gradient, to be subtracted. */
    private static FloatArray moved(FloatArray values, INDArray movement) {
        float[] by = movement.dup('c').data().asFloat();
        FloatArray result = values.copy();
        for (int i = 0; i < by.length; i++) {
            result.values()[i] -= by[i];
        }
        return result;
    }

    /** x_i ← λ_i·x_i + (1 − λ_i)·x_partner(i). */
    private static FloatArray mixed(FloatArray features, MixupPlan plan) {
        FloatArray result = features.copy();
        int size = features.values().length / plan.size();
        for (int sample = 0; sample < plan.size(); sample++) {
            float own = plan.lambdas()[sample];
            int partner = plan.partners()[sample] * size;
            for (int i = 0; i < size; i++) {
                int place = sample * size + i;
                result.values()[place] = own * features.values()[place] + (1 - own) * features.values()[partner + i];
            }
        }
        return result;
    }

    private static INDArray image(FloatArray features) {
        long[] shape = features.shape();
        return Nd4j.createFromArray(features.values()).reshape('c', shape[0], 1, shape[1], shape[2]);
    }

    @Override
    public Prediction predict(InferenceBatch batch) {
        Map<String, INDArray> activations = graph.feedForward(new INDArray[] {image(batch.features())}, false, true);
        Prediction prediction = new Prediction(
                GraphState.toArray(activations.get(Cnn6.LOGITS)),
                Optional.empty(),
                Optional.of(GraphState.toArray(activations.get(Cnn6.LATENT))),
                Map.of());
        collect();
        return prediction;
    }

    @Override
    public LearnerState state() {
        return optimizer.state(state.parameters(), state.buffers());
    }

    @Override
    public void close() {
        graph.close();
    }
}
