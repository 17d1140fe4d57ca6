package org.earmark.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
    @Test
    void ofSoftmaxIsTheMeanSurprise() {
        FloatArray logits = new FloatArray(new float[] {0, 0, (float) Math.log(3), 0}, 2, 2);
        FloatArray targets = new FloatArray(new float[] {1, 0, 1, 0}, 2, 2);

        // The scores of the right classes are 1/2 and 3/4; float32 logits carry about 1e-7.
        assertThat(CrossEntropy.of(Activation.SOFTMAX, logits, targets))
                .isCloseTo((Math.log(2) + Math.log(4 / 3.0)) / 2, within(1e-7));
    }

    @Test
    void ofSigmoidIsTheMeanOverClassesToo() {
        FloatArray logits = new FloatArray(new float[] {0, (float) Math.log(3)}, 1, 2);
        FloatArray targets = new FloatArray(new float[] {1, 0}, 1, 2);

        // The scores are 1/2 and 3/4, the second of them wrongly.
        assertThat(CrossEntropy.of(Activation.SIGMOID, logits, targets))
                .isCloseTo((Math.log(2) + Math.log(4)) / 2, within(1e-7));
    }

    @Test
    void survivesLogitsWhoseScoresAreOneInFloat() {
        FloatArray logits = new FloatArray(new float[] {200, -200}, 1, 2);
        FloatArray targets = new FloatArray(new float[] {0, 1}, 1, 2);

        assertThat(CrossEntropy.of(Activation.SIGMOID, logits, targets)).isEqualTo(200);
        assertThat(CrossEntropy.of(Activation.SOFTMAX, logits, targets)).isEqualTo(400);
    }
}
