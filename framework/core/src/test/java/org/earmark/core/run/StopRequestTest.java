package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopRequestTest {
    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aWorkerNotInASchedulersHandsIsNeverAskedToStop() {
        assertThat(new StopRequest(Optional.empty(), nanos::get).isMade()).isFalse();
    }

    @Test
    void theFileIsTheRequest() throws IOException {
        Path file = folder.resolve("stop");
        StopRequest request = new StopRequest(Optional.of(file), nanos::get);
        assertThat(request.isMade()).isFalse();

        Files.createFile(file);
        nanos.addAndGet(1_000_000_000L);
        assertThat(request.isMade()).isTrue();
    }

    @Test
    void theDiskIsNotAskedAtEveryStep() throws IOException {
        Path file = folder.resolve("stop");
        StopRequest request = new StopRequest(Optional.of(file), nanos::get);
        assertThat(request.isMade()).isFalse();

        Files.createFile(file);
        nanos.addAndGet(1_000_000L);
        assertThat(request.isMade()).isFalse();
    }
}
