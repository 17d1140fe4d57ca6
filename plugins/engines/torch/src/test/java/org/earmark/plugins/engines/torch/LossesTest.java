package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BinaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loss as a GPU computes it, which does not wait for the device, against the one of processors. */
@SuppressWarnings("try") // scopes act by being open
class LossesTest {
    private static final FloatArray LOGITS = new FloatArray(new float[] {-3, 0.5f, 40, -200, 1, 2}, 2, 3);
    private static final FloatArray TARGET = new FloatArray(new float[] {0, 1, 0.25f, 0, 1, 0}, 2, 3);

    // It loads the library.
    private final Engine engine = TorchReplicaTest.engine(1, 0);

    @AfterEach
    void close() {
        engine.close();
    }

    /** A loss and its gradient by the logits. */
    private record Outcome(FloatArray loss, FloatArray gradient) {}

    @Test
    void bothGiveTheSameBits() {
        Outcome here = outcome(Losses::chosenHere, LOGITS);
        Outcome there = outcome(Losses::chosenThere, LOGITS);

        assertThat(there.loss().contentEquals(here.loss())).isTrue();
        assertThat(there.gradient().contentEquals(here.gradient())).isTrue();
    }

    @Test
    void aDivergedNetworkHasALossThatIsNotFinite() {
        FloatArray broken = LOGITS.copy();
        broken.values()[4] = Float.NaN;

        assertThat(outcome(Losses::chosenHere, broken).loss().values()).containsExactly(Float.NaN);
        assertThat(outcome(Losses::chosenThere, broken).loss().values()).containsExactly(Float.NaN);
    }

    private static Outcome outcome(BinaryOperator<Tensor> lossOf, FloatArray values) {
        Device device = new Device("cpu");
        try (PointerScope scope = new PointerScope()) {
            Tensor logits = Native.copy(values, device);
            logits.set_requires_grad(true);
            Tensor loss = lossOf.apply(logits.sigmoid(), Native.copy(TARGET, device));
            loss.backward();
            return new Outcome(Native.toArray(loss), Native.toArray(logits.grad()));
        }
    }
}
