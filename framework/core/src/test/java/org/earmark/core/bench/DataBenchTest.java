package org.earmark.core.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataBenchTest {
    private static final long TICK = 1_000_000_000L;

    @TempDir
    Path folder;

    /** Each look at the clock takes a second, so that every rate is the work of one round a second. */
    @Test
    void ratesAreWorkOverTime() {
        AtomicLong now = new AtomicLong();
        DataBench.Result result = new DataBench(() -> now.getAndAdd(TICK), 1, 1, 1000).measure(folder);
        assertThat(result.logMel()).isCloseTo(16, within(1e-9));
        assertThat(result.cacheFloat16()).isCloseTo(16, within(1e-9));
        assertThat(result.indexSeconds()).isCloseTo(1, within(1e-9));
        assertThat(result.samplerSeconds()).isCloseTo(1, within(1e-9));
        assertThat(result.indicesPerSecond()).isCloseTo(1000, within(1e-9));
    }

    @Test
    void nothingIsLeftBehind() {
        new DataBench(System::nanoTime, 1, 1e-3, 1000).measure(folder);
        assertThat(folder).isEmptyDirectory();
    }
}
