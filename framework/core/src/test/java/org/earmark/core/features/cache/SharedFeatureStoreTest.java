package org.earmark.core.features.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several threads and several processes on one cache file. */
class SharedFeatureStoreTest {
    @TempDir
    Path folder;

    @Test
    void manyThreadsComputeEachClipOnce() {
        int clips = 300;
        AtomicInteger computed = new AtomicInteger();
        try (MappedFeatureStore store = MappedFeatureStore.open(folder, MappedFeatureStoreTest.key(), clips)) {
            IntStream.range(0, 8 * clips).parallel().forEach(i -> {
                int clip = i % clips;
                float[] target = new float[MappedFeatureStoreTest.VALUES];
                store.read(
                        clip,
                        () -> {
                            computed.incrementAndGet();
                            return MappedFeatureStoreTest.features(clip);
                        },
                        target,
                        0);
                assertThat(target).isEqualTo(MappedFeatureStoreTest.features(clip));
            });
        }
        assertThat(computed).hasValue(clips);
    }

    @Test
    void twoProcessesShareTheWork() throws IOException, InterruptedException {
        int clips = 400;
        Process first = start(clips);
        Process second = start(clips);

        List<String> lines = new ArrayList<>(lines(first));
        lines.addAll(lines(second));

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(lines).filteredOn(line -> line.startsWith("computed ")).hasSize(clips);
        assertHoldsOnlySoundClips(clips);
    }

    @Test
    void aKilledProcessLeavesASoundCacheThatTheNextOneContinues() throws IOException, InterruptedException {
        int clips = 5000;
        Process process = start(clips);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        int computed = 0;
        while (computed < 50) {
            String line = output.readLine();
            assertThat(line).isNotNull();
            computed += line.startsWith("computed ") ? 1 : 0;
        }
        process.destroyForcibly().waitFor();

        try (MappedFeatureStore store = MappedFeatureStore.open(folder, MappedFeatureStoreTest.key(), clips)) {
            // a clip is announced before it is stored
            assertThat(store.storedClips()).isBetween(computed - 1, clips);
        }
        assertHoldsOnlySoundClips(clips);
    }

    private void assertHoldsOnlySoundClips(int clips) {
        float[] target = new float[MappedFeatureStoreTest.VALUES];
        try (MappedFeatureStore store = MappedFeatureStore.open(folder, MappedFeatureStoreTest.key(), clips)) {
            for (int clip = 0; clip < clips; clip++) {
                int index = clip;
                store.read(clip, () -> MappedFeatureStoreTest.features(index), target, 0);
                assertThat(target).isEqualTo(MappedFeatureStoreTest.features(clip));
            }
            assertThat(store.storedClips()).isEqualTo(clips);
        }
    }

    private Process start(int clips) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FillProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(clips))
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        }
    }
}
