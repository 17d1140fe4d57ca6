package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.spi.engine.ProcessEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerEnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void jemallocComesFirst() throws IOException {
        Path jemalloc = Files.createFile(folder.resolve("libjemalloc.so.2"));
        Files.createFile(folder.resolve("libtcmalloc_minimal.so.4"));
        assertThat(describe(Map.of()).variables())
                .containsEntry("LD_PRELOAD", jemalloc.toString())
                .containsKey("MALLOC_CONF");
    }

    @Test
    void tcmallocIsTheSecondChoice() throws IOException {
        Path tcmalloc = Files.createFile(folder.resolve("libtcmalloc_minimal.so.4"));
        assertThat(describe(Map.of()).variables()).containsEntry("LD_PRELOAD", tcmalloc.toString());
    }

    @Test
    void glibcIsTunedWhenThereIsNoOther() {
        assertThat(describe(Map.of()).variables())
                .containsEntry("MALLOC_ARENA_MAX", "1")
                .doesNotContainKey("LD_PRELOAD");
    }

    @Test
    void whatTheUserPreloadsStays() throws IOException {
        Path jemalloc = Files.createFile(folder.resolve("libjemalloc.so.2"));
        assertThat(describe(Map.of("LD_PRELOAD", "/opt/own.so")).variables())
                .containsEntry("LD_PRELOAD", jemalloc + ":/opt/own.so");
    }

    @Test
    void openBlasGetsOneThreadForEveryReplica() {
        assertThat(describe(Map.of()).variables()).containsEntry("OPENBLAS_NUM_THREADS", "1");
    }

    private ProcessEnvironment describe(Map<String, String> inherited) {
        return new WorkerEnvironment(List.of(folder), inherited).describe();
    }
}
