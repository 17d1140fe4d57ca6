package org.earmark.plugins.engines.nd4j;

import org.earmark.spi.engine.AdamWOptions;

/** Element-wise functions on pieces in the heap. */
final class HostFunctions {
    private HostFunctions() {}

    static void apply(Function f, float[] x, float[] y, int length) {
        switch (f.kind()) {
            case GELU -> Gelu.apply(x, y, length);
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    y[i] = Math.max(x[i], 0);
                }
            }
            default -> {
                for (int i = 0; i < length; i++) {
                    y[i] = (float) value(f, x[i]);
                }
            }
        }
    }

    private static double value(Function f, double x) {
        return switch (f.kind()) {
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case CLAMP -> Math.max(f.a(), Math.min(f.b(), x));
            case POWER -> f.a() == 2 ? x * x : Math.pow(x, f.a());
            case GELU, RELU -> throw new IllegalStateException(f + " has a loop of its own");
        };
    }

    /** d ← g · f'(x), where y = f(x). */
    static void gradient(Function f, float[] x, float[] y, float[] g, float[] d, int length) {
        if (f.kind() == Function.Kind.GELU) {
            Gelu.gradient(x, g, d, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            d[i] = (float) (g[i] * slope(f, x[i], y[i]));
        }
    }

    private static double slope(Function f, double x, double y) {
        return switch (f.kind()) {
            case EXP -> y;
            case LOG -> 1 / x;
            case RELU -> x > 0 ? 1 : 0;
            case SIGMOID -> y * (1 - y);
            case TANH -> 1 - y * y;
            case CLAMP -> x >= f.a() && x <= f.b() ? 1 : 0;
            case POWER -> f.a() * (f.a() == 2 ? x : Math.pow(x, f.a() - 1));
            case GELU -> throw new IllegalStateException(f + " has a loop of its own");
        };
    }

    /** p, m and v are changed; the loop has no branch and no conversion, so the JVM vectorises it. */
    static void adamW(float[] p, float[] g, float[] m, float[] v, AdamWStep step, int length) {
        AdamWOptions options = step.options();
        float clipping = (float) step.clipping();
        float beta1 = (float) options.beta1();
        float rest1 = (float) (1 - options.beta1());
        float beta2 = (float) options.beta2();
        float rest2 = (float) (1 - options.beta2());
        float decay = (float) (1 - step.learningRate() * options.weightDecay());
        float rate = (float) (step.learningRate() / step.firstCorrection());
        float correction = (float) (1 / Math.sqrt(step.secondCorrection()));
        float epsilon = (float) options.epsilon();
        for (int i = 0; i < length; i++) {
            float gradient = clipping * g[i];
            float moment = beta1 * m[i] + rest1 * gradient;
            float square = beta2 * v[i] + rest2 * gradient * gradient;
            m[i] = moment;
            v[i] = square;
            p[i] = decay * p[i] - rate * moment / ((float) Math.sqrt(square) * correction + epsilon);
        }
    }
}
