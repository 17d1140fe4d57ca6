package org.earmark.formats.clips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.earmark.formats.GoldenFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read as what the original's scripts write is. */
class AudioSetPackTest {
    private static final Path INDEX = GoldenFiles.path("datasets/audioset/hdf5s/indexes/full_train.h5");

    @TempDir
    Path folder;

    @Test
    void packedClipsAreReadAgain() throws IOException {
        Path file = folder.resolve("some.h5");
        AudioSetPack pack = new AudioSetPack(3, 7, 10, 16000, 4);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            pack.start(channel);
            pack.write(channel, 2, "rain.wav", new int[] {1, 9}, new short[] {1, -2, 3, -4});
        }
        try (AudioSetWaveforms read = AudioSetWaveforms.open(file, 32000)) {
            assertThat(read.sampleRate()).isEqualTo(16000);
            assertThat(read.names()).containsExactly("", "", "rain.wav");
            assertThat(read.labels().get(2)).containsExactly(1, 9);
            assertThat(read.labels().get(0)).isEmpty();
            assertThat(read.samples(2)).containsExactly(1, -2, 3, -4);
        }
    }

    /** Values of {@code float32_to_int16} in the original's utils. */
    @Test
    void samplesAreRoundedAsInTheOriginal() {
        float[] samples = {-2, -1, -0.99999f, -0.5f, -1e-5f, 0, 1e-5f, 0.25f, 0.5f, 0.99999f, 1, 1.5f};
        assertThat(AudioSetPack.toInt16(samples))
                .containsExactly(-32767, -32767, -32766, -16383, 0, 0, 0, 8191, 16383, 32766, 32767, 32767);
    }

    /** Packing what is packed already changes nothing. */
    @Test
    void everySampleOfAPackedFileKeepsItsValue() {
        int[] all = IntStream.rangeClosed(-32767, 32767).toArray();
        float[] samples = new float[all.length];
        for (int i = 0; i < all.length; i++) {
            samples[i] = all[i] / 32767f;
        }
        short[] stored = AudioSetPack.toInt16(samples);
        assertThat(IntStream.range(0, all.length).map(i -> stored[i]))
                .containsExactly(IntStream.of(all).boxed().toArray(Integer[]::new));
    }

    @Test
    void anIndexIsWrittenAsItWasRead() {
        AudioSetIndex golden = AudioSetIndex.read(INDEX);
        Path file = folder.resolve("deep/full_train.h5");
        AudioSetIndexWriter.write(file, golden.classes(), golden.entries());

        AudioSetIndex read = AudioSetIndex.read(file);
        assertThat(read.classes()).isEqualTo(10);
        assertThat(read.entries()).usingRecursiveComparison().isEqualTo(golden.entries());
    }

    @Test
    void classIndexListsOfAnIndexAreThoseOfTheOriginal() {
        List<int[]> made = ClassIndexLists.of(AudioSetIndex.read(INDEX).labels());
        assertThat(made)
                .usingRecursiveComparison()
                .isEqualTo(ClassIndexLists.read(GoldenFiles.path("datasets/audioset/full_train_idc.npy")));
    }

    @Test
    void classIndexListsAreReadAgain() {
        Path file = folder.resolve("some_idc.npy");
        List<int[]> lists = List.of(new int[] {0, 70_000, 3}, new int[0], new int[] {5});
        ClassIndexLists.write(file, lists);
        assertThat(ClassIndexLists.read(file)).usingRecursiveComparison().isEqualTo(lists);
    }
}
