package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.pytorch.FileStore;
import org.earmark.spi.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How ranks part, with the store by which they meet. */
class FarewellTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    // It loads the library.
    private final Engine engine = TorchReplicaTest.engine(1, 0);
    private final List<FileStore> stores = new ArrayList<>();

    @AfterEach
    void close() {
        stores.forEach(FileStore::close);
        engine.close();
    }

    @Test
    void nobodyGoesBeforeAllAreThere() {
        List<CompletableFuture<Boolean>> first = List.of(rank(3), rank(3));
        FileStore observer = store(3);
        while (observer.add(Farewell.COMING, 0) < 2) {
            Thread.onSpinWait();
        }
        assertThat(first).noneMatch(CompletableFuture::isDone);
        CompletableFuture<Boolean> last = rank(3);

        assertThat(last.join()).isTrue();
        assertThat(first).extracting(CompletableFuture::join).containsOnly(true);
    }

    @Test
    void whoeverDoesNotComeIsNotWaitedForForEver() {
        assertThat(Farewell.say(store(2), 2, Duration.ofMillis(50))).isFalse();
    }

    private CompletableFuture<Boolean> rank(int ranks) {
        FileStore store = store(ranks);
        return CompletableFuture.supplyAsync(() -> Farewell.say(store, ranks, LONG), task -> {
            Thread thread = new Thread(task, "rank");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private FileStore store(int ranks) {
        FileStore store = new FileStore(folder.resolve("meeting").toString(), ranks);
        stores.add(store);
        return store;
    }
}
