package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.earmark.plugins.engines.PassSetting;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TorchPassTest {
    private static final FloatArray ROWS = new FloatArray(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

    // It loads the library.
    private final Engine engine = TorchReplicaTest.engine(1, 0);
    private final Device device = new Device("cpu");
    private final Constants constants = new Constants(device);
    private final Replica replica = new Replica(List.of(), constants, device);
    private final TorchPass pass = new TorchPass(
            replica,
            PassSetting.inference(InferenceBatch.of(ROWS), new int[] {0, 1}),
            new RunningBuffers(Map.of(), device));
    private PointerScope scope;

    @BeforeEach
    void open() {
        scope = new PointerScope();
    }

    @AfterEach
    void close() {
        scope.close();
        replica.close();
        constants.close();
        engine.close();
    }

    @Test
    void placesOutsideAreNamedBeforeADeviceLooksForThem() {
        Tensor rows = pass.of(ROWS);

        assertThatThrownBy(() -> rows.gather(1, 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gather along axis 1 does not fit [2, 3]: there is no place 3 among 3");
        assertThatThrownBy(() -> rows.gather(0, -1)).hasMessageContaining("there is no place -1 among 2");
    }

    @Test
    void placesThatAreGatheredAgainAreKeptOnTheDevice() {
        assertThat(pass.of(ROWS).gather(1, 2, 0).toArray().values()).containsExactly(3, 1, 6, 4);

        assertThat(pass.positions(2, 0)).isSameAs(pass.positions(2, 0));
        assertThat(pass.positions(0, 2)).isNotSameAs(pass.positions(2, 0));
    }

    @Test
    void placesThatKeepChangingAreNot() {
        for (int place = 0; place < 1000; place++) {
            pass.positions(place, place + 1).close();
        }
        int[] late = {5000, 5001};

        assertThat(pass.positions(late)).isNotSameAs(pass.positions(late));
    }
}
