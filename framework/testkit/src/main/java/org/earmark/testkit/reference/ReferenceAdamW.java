package org.earmark.testkit.reference;

import java.util.HashMap;
import java.util.Map;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.tensor.FloatArray;

/** The update rule that {@link AdamWOptions} describes, by its formula. */
final class ReferenceAdamW {
    private final AdamWOptions options;
    private final Map<String, FloatArray> firstMoments = new HashMap<>();
    private final Map<String, FloatArray> secondMoments = new HashMap<>();
    private long steps;

    ReferenceAdamW(AdamWOptions options, LearnerState initial) {
        this.options = options;
        this.steps = initial.steps();
        initial.firstMoments().forEach((name, values) -> firstMoments.put(name, values.copy()));
        initial.secondMoments().forEach((name, values) -> secondMoments.put(name, values.copy()));
    }

    static double norm(Map<String, double[]> gradients) {
        double sum = 0;
        for (double[] gradient : gradients.values()) {
            for (double g : gradient) {
                sum += g * g;
            }
        }
        return Math.sqrt(sum);
    }

    void step(Map<String, FloatArray> parameters, Map<String, double[]> gradients, double learningRate) {
        steps++;
        double clip = options.gradientClip();
        double factor = clip > 0 ? Math.min(1, clip / (norm(gradients) + 1e-6)) : 1;
        gradients.forEach((name, gradient) -> update(name, parameters.get(name), gradient, factor, learningRate));
    }

    private void update(String name, FloatArray parameter, double[] gradient, double factor, double learningRate) {
        float[] first = moments(firstMoments, name, parameter);
        float[] second = moments(secondMoments, name, parameter);
        double firstCorrection = 1 - Math.pow(options.beta1(), (double) steps);
        double secondCorrection = 1 - Math.pow(options.beta2(), (double) steps);
        for (int i = 0; i < gradient.length; i++) {
            double g = factor * gradient[i];
            double m = options.beta1() * first[i] + (1 - options.beta1()) * g;
            double v = options.beta2() * second[i] + (1 - options.beta2()) * g * g;
            first[i] = (float) m;
            second[i] = (float) v;
            double decayed = parameter.values()[i] * (1 - learningRate * options.weightDecay());
            double denominator = Math.sqrt(v / secondCorrection) + options.epsilon();
            parameter.values()[i] = (float) (decayed - learningRate * (m / firstCorrection) / denominator);
        }
    }

    private static float[] moments(Map<String, FloatArray> moments, String name, FloatArray parameter) {
        return moments.computeIfAbsent(name, absent -> FloatArray.zeros(parameter.shape()))
                .values();
    }

    LearnerState state(Map<String, FloatArray> parameters, Map<String, FloatArray> buffers) {
        return new LearnerState(copy(parameters), copy(buffers), copy(firstMoments), copy(secondMoments), steps);
    }

    private static Map<String, FloatArray> copy(Map<String, FloatArray> values) {
        Map<String, FloatArray> copy = new HashMap<>();
        values.forEach((name, array) -> copy.put(name, array.copy()));
        return copy;
    }
}
