package org.earmark.spi.engine;

/** Number format of the heavy operations. Parameters and optimiser state are always fp32. */
public enum Precision {
    /** IEEE single precision throughout. */
    FP32,
    /**
     * Single precision whose matrix products and convolutions a GPU may round to TF32 (10 bits of mantissa). On a
     * processor the same as {@link #FP32}.
     */
    TF32,
    /**
     * Autocast: matrix products and convolutions in bfloat16. Element-wise operations keep the format of their operands,
     * so activations between products may be bfloat16 too; normalisations, exponentials and losses are in fp32.
     */
    BF16
}
