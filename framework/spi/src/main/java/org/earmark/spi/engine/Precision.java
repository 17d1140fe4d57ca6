package org.earmark.spi.engine;

/** Number format of the heavy operations. Parameters and optimiser state are always fp32. */
public enum Precision {
    /** IEEE single precision throughout. */
    FP32,
    /** Matrix products and convolutions in bfloat16 (autocast), the rest in fp32. */
    BF16
}
