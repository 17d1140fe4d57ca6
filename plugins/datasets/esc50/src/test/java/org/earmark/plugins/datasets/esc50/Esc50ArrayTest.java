package org.earmark.plugins.datasets.esc50;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Esc50ArrayTest {
    private static final Path GOLDENS = Path.of("src/test/resources/goldens/datasets");

    @TempDir
    Path folder;

    @Test
    void foldsAreTheListsOfTheOriginal() throws IOException {
        AudioDataset set = open("esc-50-data.npy", false);

        int[] tested = set.partition(Optional.of("2")).test();
        assertThat(Arrays.stream(tested).mapToObj(i -> set.clip(i).id()))
                .containsExactly("2-56503-A-26.wav", "2-83416-B-0.wav");
    }

    /** The reference file with folds of different sizes has a clip in two of them. */
    @Test
    void aClipInTwoFoldsIsRefused() {
        assertThatThrownBy(() -> open("esc-ragged.npy", false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("4-09108-A-0.wav")
                .hasMessageContaining("twice");
    }

    @Test
    void classesAreThoseOfTheirNumbers() throws IOException {
        AudioDataset set = open("esc-50-data.npy", false);

        assertThat(set.vocabulary().name(clip(set, "2-56503-A-26.wav").labels()[0]))
                .isEqualTo("laughing");
        assertThat(set.vocabulary().name(clip(set, "4-09108-A-0.wav").labels()[0]))
                .isEqualTo("dog");
    }

    @Test
    void esc10IsAChoice() throws IOException {
        AudioDataset set = open("esc-50-data.npy", true);

        assertThat(set.vocabulary().names()).containsExactly("dog", "rooster", "helicopter");
    }

    /** The original repeats the clip to twice its length; its sum is of float32 numbers. */
    @Test
    void samplesAreThoseOfTheOriginal() throws IOException {
        Clip clip = clip(open("esc-50-data.npy", false), "2-83416-B-0.wav");
        Waveform waveform = ((AudioSource.Generated) clip.audio()).samples().read();

        assertThat(waveform.sampleRate()).isEqualTo(32000);
        assertThat(waveform.samples()).hasSize(6000);
        double sum = 0;
        for (float sample : waveform.samples()) {
            sum += 2 * Math.abs(sample);
        }
        assertThat(sum).isCloseTo(800.1864013671875, within(1e-2));
    }

    @Test
    void aTruncatedArrayIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(GOLDENS.resolve("esc-50-data.npy"));
        Files.write(folder.resolve("esc-50-data.npy"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> create(false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.resolve("esc-50-data.npy").toString());
    }

    private AudioDataset open(String golden, boolean esc10) throws IOException {
        Files.copy(GOLDENS.resolve(golden), folder.resolve("esc-50-data.npy"));
        return create(esc10);
    }

    private AudioDataset create(boolean esc10) {
        return new Esc50Factory().create(new Esc50Options(esc10), new DatasetContext(Optional.of(folder)));
    }

    private static Clip clip(AudioDataset set, String id) {
        for (int i = 0; i < set.size(); i++) {
            if (set.clip(i).id().equals(id)) {
                return set.clip(i);
            }
        }
        throw new AssertionError("no clip " + id);
    }
}
