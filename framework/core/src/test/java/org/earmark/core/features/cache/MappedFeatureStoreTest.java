package org.earmark.core.features.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.earmark.core.audio.Int16Scale;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedFeatureStoreTest {
    private static final FrontEnd FRONT_END = new FrontEnd(16000, 256, 160, 20, 50, 7000);
    private static final ClipLayout LAYOUT = new ClipLayout(16000, 0.5, ClipLayout.Fill.REPEAT);
    static final int VALUES = FRONT_END.frames(LAYOUT.samples()) * FRONT_END.melBins();
    private static final int CLIPS = 5;

    @TempDir
    Path folder;

    @Test
    void returnsWhatWasComputed() {
        try (MappedFeatureStore store = open()) {
            assertThat(read(store, 3, () -> features(3))).isEqualTo(features(3));
        }
    }

    @Test
    void computesOnce() {
        AtomicInteger computed = new AtomicInteger();
        try (MappedFeatureStore store = open()) {
            for (int i = 0; i < 3; i++) {
                read(store, 1, () -> {
                    computed.incrementAndGet();
                    return features(1);
                });
            }
        }
        assertThat(computed).hasValue(1);
    }

    @Test
    void theNextProcessFindsItAgain() {
        fill();

        try (MappedFeatureStore store = open()) {
            assertThat(store.storedClips()).isEqualTo(CLIPS);
            for (int clip = 0; clip < CLIPS; clip++) {
                assertThat(read(store, clip, MappedFeatureStoreTest::notNeeded)).isEqualTo(features(clip));
            }
        }
    }

    @Test
    void writesFromTheOffsetOn() {
        float[] target = new float[VALUES + 5];
        try (MappedFeatureStore store = open()) {
            store.read(0, () -> features(0), target, 3);
        }
        assertThat(Arrays.copyOfRange(target, 3, VALUES + 3)).isEqualTo(features(0));
        assertThat(new float[] {target[0], target[2], target[VALUES + 3]}).containsOnly(0f);
    }

    @Test
    void otherKeysHaveOtherFiles() {
        FeatureKey key = key();
        FrontEnd otherFrontEnd = new FrontEnd(16000, 256, 160, 20, 50, 7500);
        ClipLayout otherLayout = new ClipLayout(16000, 0.5, ClipLayout.Fill.ZERO);
        Stream<FeatureKey> keys = Stream.of(
                key,
                new FeatureKey("other", LAYOUT, FRONT_END, key.int16Scale(), key.encoding()),
                new FeatureKey("print", otherLayout, FRONT_END, key.int16Scale(), key.encoding()),
                new FeatureKey("print", LAYOUT, otherFrontEnd, key.int16Scale(), key.encoding()),
                new FeatureKey("print", LAYOUT, FRONT_END, Int16Scale.LARGEST_VALUE, key.encoding()),
                new FeatureKey("print", LAYOUT, FRONT_END, key.int16Scale(), FeatureEncoding.FLOAT16));

        assertThat(keys.map(k -> {
                    try (MappedFeatureStore store = MappedFeatureStore.open(folder, k, CLIPS)) {
                        return store.path();
                    }
                }))
                .doesNotHaveDuplicates();
    }

    @Test
    void aClipThatFailsItsChecksumIsComputedAgain() throws IOException {
        Path path = fill();
        damage(path, Files.size(path) - VALUES);

        try (MappedFeatureStore store = open()) {
            assertThat(read(store, CLIPS - 1, () -> features(CLIPS - 1))).isEqualTo(features(CLIPS - 1));
            assertThat(read(store, CLIPS - 2, MappedFeatureStoreTest::notNeeded))
                    .isEqualTo(features(CLIPS - 2));
        }
        try (MappedFeatureStore store = open()) {
            assertThat(read(store, CLIPS - 1, MappedFeatureStoreTest::notNeeded))
                    .isEqualTo(features(CLIPS - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 30})
    void aFileWithADamagedHeaderIsMadeAnew(int position) throws IOException {
        damage(fill(), position);

        try (MappedFeatureStore store = open()) {
            assertThat(store.storedClips()).isZero();
            assertThat(read(store, 2, () -> features(2))).isEqualTo(features(2));
        }
    }

    @Test
    void aFileThatIsCutOffIsMadeAnew() throws IOException {
        Path path = fill();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        try (MappedFeatureStore store = open()) {
            assertThat(read(store, 4, () -> features(4))).isEqualTo(features(4));
        }
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        Path path = fill();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(path, path.resolveSibling(path.getFileName() + ".lock"));
        }
    }

    @Test
    void whatComputingThrowsReachesTheCallerAndNothingIsStored() {
        try (MappedFeatureStore store = open()) {
            assertThatThrownBy(() -> read(store, 0, () -> {
                        throw new DataException("a.wav is damaged");
                    }))
                    .isInstanceOf(DataException.class)
                    .hasMessage("a.wav is damaged");
            assertThat(store.storedClips()).isZero();
            assertThat(read(store, 0, () -> features(0))).isEqualTo(features(0));
        }
    }

    @Test
    void featuresOfAnotherSizeAreRefused() {
        try (MappedFeatureStore store = open()) {
            assertThatThrownBy(() -> read(store, 0, () -> new float[VALUES - 1]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("instead of " + VALUES);
        }
    }

    @Test
    void float16KeepsLogMelWithinItsStep() {
        FeatureKey key = new FeatureKey("print", LAYOUT, FRONT_END, key().int16Scale(), FeatureEncoding.FLOAT16);
        try (MappedFeatureStore store = MappedFeatureStore.open(folder, key, CLIPS)) {
            // half precision has steps of 1/16 between 64 and 128
            assertThat(read(store, 1, () -> features(1))).containsExactly(features(1), within(1 / 32f));
        }
    }

    @Test
    void aCacheThatWouldFillTheDiskIsRefusedBeforeItIsMade() throws IOException {
        FeatureKey large = new FeatureKey(
                "print",
                new ClipLayout(32000, 3600, ClipLayout.Fill.ZERO),
                FrontEnd.standard(),
                key().int16Scale(),
                FeatureEncoding.FLOAT32);

        assertThatThrownBy(() -> MappedFeatureStore.open(folder, large, Integer.MAX_VALUE))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("MiB free");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAnEnvironmentError() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> MappedFeatureStore.open(file.resolve("cache"), key(), CLIPS))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining("cannot be opened");
    }

    static FeatureKey key() {
        return new FeatureKey("print", LAYOUT, FRONT_END, Int16Scale.TWO_TO_THE_15, FeatureEncoding.FLOAT32);
    }

    /** Values like those of a log-mel, different for each clip. */
    static float[] features(int clip) {
        Random random = new Random(clip);
        float[] values = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = random.nextFloat() * 130 - 100;
        }
        return values;
    }

    private static float[] notNeeded() {
        throw new AssertionError("computed although it is stored");
    }

    private MappedFeatureStore open() {
        return MappedFeatureStore.open(folder, key(), CLIPS);
    }

    private Path fill() {
        try (MappedFeatureStore store = open()) {
            for (int clip = 0; clip < CLIPS; clip++) {
                int index = clip;
                read(store, clip, () -> features(index));
            }
            return store.path();
        }
    }

    private static float[] read(MappedFeatureStore store, int clip, Supplier<float[]> compute) {
        float[] target = new float[VALUES];
        store.read(clip, compute, target, 0);
        return target;
    }

    private static void damage(Path path, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(position);
            int old = file.read();
            file.seek(position);
            file.write(old ^ 0xff);
        }
    }
}
