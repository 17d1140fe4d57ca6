package org.earmark.plugins.models.dl4jcnn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.tensor.FloatArray;

/** The update that {@link AdamWOptions} describes, which DL4J's own AdamW does not do: it couples decay and moments. */
final class AdamW {
    private final AdamWOptions options;
    private final Map<String, FloatArray> firstMoments = new LinkedHashMap<>();
    private final Map<String, FloatArray> secondMoments = new LinkedHashMap<>();
    private long steps;

    AdamW(AdamWOptions options, LearnerState initial) {
        this.options = options;
        this.steps = initial.steps();
        initial.firstMoments().forEach((name, values) -> firstMoments.put(name, values.copy()));
        initial.secondMoments().forEach((name, values) -> secondMoments.put(name, values.copy()));
    }

    static double norm(Map<String, FloatArray> gradients) {
        double sum = 0;
        for (FloatArray gradient : gradients.values()) {
            for (float g : gradient.values()) {
                sum += (double) g * g;
            }
        }
        return Math.sqrt(sum);
    }

    /** Changes the parameters that have a gradient. */
    void step(Map<String, FloatArray> parameters, Map<String, FloatArray> gradients, double norm, double learningRate) {
        steps++;
        double clip = options.gradientClip();
        double factor = clip > 0 ? Math.min(1, clip / (norm + 1e-6)) : 1;
        gradients.forEach((name, gradient) -> update(name, parameters.get(name), gradient, factor, learningRate));
    }

    private void update(String name, FloatArray parameter, FloatArray gradient, double factor, double learningRate) {
        float[] p = parameter.values();
        float[] first = moments(firstMoments, name, parameter);
        float[] second = moments(secondMoments, name, parameter);
        double rate = learningRate / (1 - Math.pow(options.beta1(), (double) steps));
        double correction = 1 - Math.pow(options.beta2(), (double) steps);
        double decay = 1 - learningRate * options.weightDecay();
        for (int i = 0; i < p.length; i++) {
            double g = factor * gradient.values()[i];
            double m = options.beta1() * first[i] + (1 - options.beta1()) * g;
            double v = options.beta2() * second[i] + (1 - options.beta2()) * g * g;
            first[i] = (float) m;
            second[i] = (float) v;
            p[i] = (float) (p[i] * decay - rate * m / (Math.sqrt(v / correction) + options.epsilon()));
        }
    }

    private static float[] moments(Map<String, FloatArray> moments, String name, FloatArray parameter) {
        return moments.computeIfAbsent(name, absent -> FloatArray.zeros(parameter.shape()))
                .values();
    }

    LearnerState state(Map<String, FloatArray> parameters, Map<String, FloatArray> buffers) {
        return new LearnerState(parameters, buffers, copy(firstMoments), copy(secondMoments), steps);
    }

    private static Map<String, FloatArray> copy(Map<String, FloatArray> values) {
        Map<String, FloatArray> copy = new LinkedHashMap<>();
        values.forEach((name, array) -> copy.put(name, array.copy()));
        return copy;
    }
}
