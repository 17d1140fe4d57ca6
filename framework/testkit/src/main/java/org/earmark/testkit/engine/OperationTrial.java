package org.earmark.testkit.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.testkit.reference.ReferenceEngine;
import org.earmark.testkit.reference.ReferenceTensor;
import org.earmark.testkit.reference.ReferenceTensors;

/** Runs one operation on an engine, and its definition in double precision. */
final class OperationTrial {
    private static final double DIFFERENCE_STEP = 1e-5;

    private final OperationCase operationCase;
    private final OperationNetwork network;
    private final FloatArray expected;
    private final FloatArray weights;

    OperationTrial(OperationCase operationCase) {
        this.operationCase = operationCase;
        this.network = new OperationNetwork(operationCase);
        this.expected =
                evaluate(new ReferenceEngine(), new ReferenceEngine().devices().get(0));
        this.weights = weights(expected.values().length);
    }

    /** The gradient that arrives at the result: 1 for a scalar. */
    private static FloatArray weights(int size) {
        if (size == 1) {
            return FloatArray.filled(1, 1, 1);
        }
        RandomStream random = new RandomSource(7).stream("weights");
        FloatArray weights = FloatArray.zeros(1, size);
        for (int i = 0; i < size; i++) {
            weights.values()[i] = (float) (random.nextDouble() + 0.5) * (random.nextBoolean() ? 1 : -1);
        }
        return weights;
    }

    /** Runs a case on an engine for its side effects. */
    static void run(OperationCase operationCase, Engine engine, Device device) {
        OperationNetwork network = new OperationNetwork(operationCase);
        try (Learner learner = learner(network, engine, device)) {
            learner.predict(question());
        }
    }

    /** The result by definition, in the shape of the operation. */
    FloatArray expected() {
        return expected;
    }

    /** The result on an engine. */
    FloatArray evaluate(Engine engine, Device device) {
        try (Learner learner = learner(network, engine, device)) {
            FloatArray flat = learner.predict(InferenceBatch.of(FloatArray.zeros(1, 1, 1)))
                    .clipwise();
            return new FloatArray(flat.values(), network.resultShape());
        }
    }

    /**
     * The derivative of the weighted sum of the result by every input, on an engine. Adam's first moment with a decay
     * of 0 is the gradient itself.
     */
    Map<String, FloatArray> gradients(Engine engine, Device device) {
        try (Learner learner = learner(network, engine, device)) {
            TrainingBatch batch = new TrainingBatch(
                    FloatArray.zeros(1, 1, 1), weights, Optional.empty(), Optional.empty(), new BatchPosition(0, 0));
            learner.trainStep(batch, 1e-3);
            return learner.state().firstMoments();
        }
    }

    private static InferenceBatch question() {
        return InferenceBatch.of(FloatArray.zeros(1, 1, 1));
    }

    private static Learner learner(OperationNetwork network, Engine engine, Device device) {
        AdamWOptions plain = new AdamWOptions(1e-3, 0, 0, 1e-8, 0, 0);
        LearnerState initial = LearnerState.fresh(network.values(), Map.of());
        return engine.learner(network, new LearnerSpec(new WeightedSum(), plain, device, initial, new RandomSource(1)));
    }

    /** The same derivatives by central differences of the definition. */
    Map<String, double[]> finiteDifferences() {
        Map<String, double[]> derivatives = new LinkedHashMap<>();
        List<double[]> inputs = operationCase.inputs().stream()
                .map(input -> ReferenceTensor.of(input).values())
                .toList();
        for (int input = 0; input < inputs.size(); input++) {
            double[] values = inputs.get(input);
            double[] derivative = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                double value = values[i];
                values[i] = value + DIFFERENCE_STEP;
                double above = weightedSum(inputs);
                values[i] = value - DIFFERENCE_STEP;
                double below = weightedSum(inputs);
                values[i] = value;
                derivative[i] = (above - below) / (2 * DIFFERENCE_STEP);
            }
            derivatives.put("input" + input, derivative);
        }
        return derivatives;
    }

    private double weightedSum(List<double[]> inputs) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            tensors.add(ReferenceTensor.of(
                    inputs.get(i), operationCase.inputs().get(i).shape()));
        }
        double[] result = ((ReferenceTensor) operationCase.operation().apply(new ReferenceTensors(), tensors)).values();
        double sum = 0;
        for (int i = 0; i < result.length; i++) {
            sum += result[i] * weights.values()[i];
        }
        return sum;
    }
}
