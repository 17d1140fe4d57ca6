package org.earmark.plugins.engines.nd4j;

/**
 * An element-wise function.
 *
 * @param a the minimum of CLAMP, the exponent of POWER
 * @param b the maximum of CLAMP
 */
record Function(Kind kind, double a, double b) {
    enum Kind {
        EXP,
        LOG,
        RELU,
        SIGMOID,
        TANH,
        GELU,
        CLAMP,
        POWER
    }

    static Function of(Kind kind) {
        return new Function(kind, 0, 0);
    }
}
