package org.earmark.plugins.engines.nd4j;

import java.util.Objects;
import org.earmark.spi.Validated;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.Problems;

/**
 * How ND4J computes.
 *
 * @param precision FP32; ND4J has no fast products in bfloat16 on the CPU
 * @param replicas threads that each take a part of the batch through the whole network; 0 takes as many as there are
 *     CPU threads. Another count sums gradients in another order, so results agree up to rounding, not bit for bit
 * @param clipsPerPass the most clips that a replica takes through the network at once; 0 means no limit. Fewer clips
 *     need less memory
 * @param kernels what the parts of an operation other than matrix products are computed by; the CUDA backend has ND4J's
 *     own operations alone
 */
public record Nd4jOptions(Precision precision, int replicas, int clipsPerPass, KernelChoice kernels)
        implements Validated {
    public Nd4jOptions {
        Objects.requireNonNull(precision);
        Objects.requireNonNull(kernels);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(
                precision == Precision.FP32,
                "precision",
                precision.name().toLowerCase(java.util.Locale.ROOT),
                "must be fp32: ND4J multiplies no matrices in bfloat16; the torch engine does");
        problems.require(replicas >= 0 && replicas <= 1024, "replicas", replicas, "must be in 0 … 1024");
        problems.require(clipsPerPass >= 0, "clipsPerPass", clipsPerPass, "must not be negative");
    }
}
