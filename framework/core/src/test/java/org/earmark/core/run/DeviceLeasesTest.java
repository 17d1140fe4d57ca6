package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.earmark.core.run.DeviceLeases.Lease;
import org.earmark.spi.launch.DeviceSlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceLeasesTest {
    private static final DeviceSlot ONE_CORE = new DeviceSlot("cpu", 1);
    private static final DeviceSlot TWO_CORES = new DeviceSlot("cpu", 2);

    @TempDir
    private Path folder;

    @Test
    void aDeviceTakesOneWorker() throws InterruptedException {
        assertThat(acquire(new DeviceSlot("cuda:0", 4))).isPresent();

        assertThat(acquire(new DeviceSlot("cuda:0", 4))).isEmpty();
        assertThat(acquire(new DeviceSlot("cuda:1", 4))).isPresent();
    }

    @Test
    void theProcessorTakesAsManyThreadsAsItHasCores() throws InterruptedException {
        assertThat(acquire(ONE_CORE)).isPresent();

        assertThat(acquire(TWO_CORES)).isEmpty();
        assertThat(acquire(ONE_CORE)).isPresent();
        assertThat(acquire(ONE_CORE)).isEmpty();
    }

    @Test
    void whatIsGivenBackIsFree() throws InterruptedException {
        acquire(TWO_CORES).orElseThrow().close();

        assertThat(acquire(TWO_CORES)).isPresent();
    }

    @Test
    void aWorkerWithMoreThreadsThanCoresTakesThemAll() throws InterruptedException {
        assertThat(acquire(new DeviceSlot("cpu", 8))).isPresent();

        assertThat(acquire(ONE_CORE)).isEmpty();
    }

    /** Looks once. */
    private Optional<Lease> acquire(DeviceSlot slot) throws InterruptedException {
        DeviceLeases leases = new DeviceLeases(folder, 2);
        return leases.acquire(slot, new DeviceLeases.Patience() {
            private boolean waited;

            @Override
            public void waiting() {
                waited = true;
            }

            @Override
            public boolean isOver() {
                return waited;
            }
        });
    }
}
