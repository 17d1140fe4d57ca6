package org.earmark.testkit.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.testkit.reference.ReferencePass.Circumstances;

/** Trains a network on {@link ReferenceTensor}s. */
final class ReferenceLearner implements Learner {
    private final Network network;
    private final LearnerSpec spec;
    private final ReferenceAdamW optimizer;
    private final Map<String, FloatArray> parameters;
    private final Map<String, FloatArray> buffers;
    private final Map<String, FloatArray> constants = new HashMap<>();

    ReferenceLearner(Network network, LearnerSpec spec) {
        this.network = network;
        this.spec = spec;
        this.parameters = fitting(network.parameters(), spec.initial().parameters());
        this.buffers = fitting(network.buffers(), spec.initial().buffers());
        this.optimizer = new ReferenceAdamW(spec.optimizer(), spec.initial());
    }

    private static Map<String, FloatArray> fitting(List<ParameterSpec> declared, Map<String, FloatArray> given) {
        Map<String, FloatArray> values = new LinkedHashMap<>();
        for (ParameterSpec parameter : declared) {
            FloatArray array = given.get(parameter.name());
            if (array == null || !Arrays.equals(array.shape(), parameter.shape())) {
                String found = array == null ? "is missing" : "has the shape " + Arrays.toString(array.shape());
                throw new EarmarkException(
                        ErrorCategory.CONFIGURATION,
                        "The state does not fit the network: " + parameter.name() + " " + found + ", expected "
                                + Arrays.toString(parameter.shape()) + ". Start from a checkpoint of the same model.");
            }
            values.put(parameter.name(), array.copy());
        }
        return values;
    }

    @Override
    public StepResult trainStep(TrainingBatch batch, double learningRate) {
        Circumstances circumstances =
                new Circumstances(true, false, batch.size(), spec.random(), batch.position(), batch.spectrogramMixup());
        ReferencePass pass = new ReferencePass(circumstances, parameters, buffers, constants);
        NetworkOutput output = network.forward(pass, pass.of(batch.features()));
        Targets targets =
                new Targets(pass.of(batch.targets()), batch.frameTargets().map(pass::of));
        ReferenceTensor loss = ReferenceTensor.cast(spec.loss().apply(output, targets));
        loss.backward();
        Map<String, double[]> gradients = new LinkedHashMap<>();
        pass.parameters().forEach((name, tensor) -> tensor.gradient().ifPresent(g -> gradients.put(name, g)));
        StepResult result = new StepResult(loss.scalar(), ReferenceAdamW.norm(gradients));
        if (result.isFinite()) {
            optimizer.step(parameters, gradients, learningRate);
            pass.buffers().forEach((name, values) -> buffers.put(name, floats(values, buffers.get(name))));
        }
        return result;
    }

    private static FloatArray floats(double[] values, FloatArray like) {
        return ReferenceTensor.of(values, like.shape()).toArray();
    }

    @Override
    public Prediction predict(InferenceBatch batch) {
        Circumstances circumstances = new Circumstances(
                false, batch.wantsExtras(), batch.size(), spec.random(), new BatchPosition(0, 0), Optional.empty());
        ReferencePass pass = new ReferencePass(circumstances, parameters, buffers, constants);
        NetworkOutput output = network.forward(pass, pass.of(batch.features()));
        Map<String, FloatArray> extras = new HashMap<>();
        output.extras().forEach((name, tensor) -> extras.put(name, tensor.toArray()));
        return new Prediction(
                output.clipwise().toArray(),
                output.framewise().map(Tensor::toArray),
                output.latent().map(Tensor::toArray),
                extras);
    }

    @Override
    public LearnerState state() {
        return optimizer.state(parameters, buffers);
    }

    @Override
    public void close() {
        // holds nothing outside the heap
    }
}
