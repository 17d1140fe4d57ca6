package org.earmark.plugins.models.dl4jcnn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The values of a graph by DL4J's names: {@code conv1_W}, {@code norm1_gamma}, and the running {@code norm1_mean}. */
final class GraphState {
    private final ComputationGraph graph;

    GraphState(ComputationGraph graph) {
        this.graph = graph;
    }

    /** Running statistics; DL4J counts them among the parameters. */
    static boolean isBuffer(String name) {
        return name.endsWith("_mean") || name.endsWith("_var");
    }

    Map<String, FloatArray> parameters() {
        return values(false);
    }

    Map<String, FloatArray> buffers() {
        return values(true);
    }

    private Map<String, FloatArray> values(boolean buffers) {
        Map<String, FloatArray> values = new LinkedHashMap<>();
        graph.paramTable().forEach((name, array) -> {
            if (isBuffer(name) == buffers) {
                values.put(name, toArray(array));
            }
        });
        return values;
    }

    static FloatArray toArray(INDArray array) {
        return new FloatArray(array.dup('c').data().asFloat(), array.shape());
    }

    static INDArray toNd4j(FloatArray array) {
        return Nd4j.createFromArray(array.values()).reshape('c', array.shape());
    }

    void set(String name, FloatArray values) {
        graph.getParam(name).assign(toNd4j(values));
    }

    /** Uniform as PyTorch starts its layers; normalisations start as the identity. */
    void draw(RandomSource random) {
        graph.paramTable().forEach((name, array) -> {
            if (name.endsWith("_W")) {
                long[] shape = array.shape();
                double fanIn = (double) array.length() / shape[shape.length - 1];
                RandomStream stream = random.stream("initial-state:" + name);
                FloatArray values = FloatArray.zeros(shape);
                for (int i = 0; i < values.values().length; i++) {
                    values.values()[i] = (float) ((2 * stream.nextDouble() - 1) * Math.sqrt(6 / fanIn));
                }
                set(name, values);
            } else {
                array.assign(name.endsWith("_gamma") || name.endsWith("_var") ? 1 : 0);
            }
        });
    }

    /** @throws EarmarkException naming what does not fit */
    void load(LearnerState state) {
        Map<String, FloatArray> given = new LinkedHashMap<>(state.parameters());
        given.putAll(state.buffers());
        TreeSet<String> misfits = new TreeSet<>();
        graph.paramTable().forEach((name, array) -> {
            FloatArray values = given.get(name);
            if (values == null) {
                misfits.add(name + " is missing");
            } else if (!Arrays.equals(values.shape(), array.shape())) {
                misfits.add(name + " has shape " + Arrays.toString(values.shape()) + ", not "
                        + Arrays.toString(array.shape()));
            }
        });
        given.keySet().stream()
                .filter(name -> !graph.paramTable().containsKey(name))
                .forEach(name -> misfits.add(name + " is unknown to the network"));
        if (!misfits.isEmpty()) {
            throw new EarmarkException(
                    ErrorCategory.CONFIGURATION,
                    "The state does not fit the network dl4j-cnn: " + String.join("; ", misfits)
                            + ". Use the checkpoint of a network with the same options.");
        }
        given.forEach(this::set);
    }
}
