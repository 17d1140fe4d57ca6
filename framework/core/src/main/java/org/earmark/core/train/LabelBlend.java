package org.earmark.core.train;

import org.earmark.spi.mixup.LabelMixing;

/** Applies a label rule to a pair of targets. */
final class LabelBlend {
    private LabelBlend() {}

    /** The target of the mixed sample: {@code first} itself is left unchanged. */
    static float[] blend(LabelMixing rule, float[] first, float[] second, float lambda) {
        float[] mixed = first.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = switch (rule) {
                case KEEP -> first[i];
                case LINEAR -> lambda * first[i] + (1 - lambda) * second[i];
                case UNION -> Math.max(first[i], second[i]);
            };
        }
        return mixed;
    }
}
