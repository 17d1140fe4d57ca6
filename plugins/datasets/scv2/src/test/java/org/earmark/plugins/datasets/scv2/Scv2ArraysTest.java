package org.earmark.plugins.datasets.scv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference array serves as both parts in turn; the part that is not asked about needs other names. */
class Scv2ArraysTest {
    private static final Path GOLDENS = Path.of("src/test/resources/goldens");

    @TempDir
    Path folder;

    /** Words and numbers are those of the array: the classes stand in the order of the numbers 7, 12, 14, 16. */
    @Test
    void readsClipsAndClassesOfTheOriginal() throws IOException {
        AudioDataset set = open();

        assertThat(set.vocabulary().names()).containsExactly("cat", "zero", "yes", "right");
        assertThat(clip(set, "yes/0b56bcfe_nohash_1.wav").labels()).containsExactly(2);
        assertThat(set.partition(Optional.empty()).test()).hasSize(4);
    }

    /** Sums of the original after repetition to ten seconds; it adds float32 numbers. */
    @Test
    void samplesAreThoseOfTheOriginal() throws IOException {
        Waveform waveform = ((AudioSource.Generated)
                        clip(open(), "yes/0b56bcfe_nohash_1.wav").audio())
                .samples()
                .read();

        assertThat(waveform.sampleRate()).isEqualTo(16000);
        assertThat(waveform.samples()).hasSize(9920);
        double sum = 0;
        for (int i = 0; i < 160000; i++) {
            sum += Math.abs(waveform.samples()[i % 9920]);
        }
        assertThat(sum).isCloseTo(17396.877380371094, within(0.05));
        assertThat(waveform.samples()[100000 % 9920]).isEqualTo(-218 / 32768f);
    }

    @Test
    void aClipInBothArraysIsRefused() throws IOException {
        Files.copy(GOLDENS.resolve("datasets/scv2_test.npy"), folder.resolve("scv2_train.npy"));
        Files.copy(GOLDENS.resolve("datasets/scv2_test.npy"), folder.resolve("scv2_test.npy"));

        assertThatThrownBy(this::create).isInstanceOf(DataException.class).hasMessageContaining("in scv2 twice");
    }

    @Test
    void aMissingArrayIsNamed() throws IOException {
        Files.copy(GOLDENS.resolve("datasets/scv2_test.npy"), folder.resolve("scv2_test.npy"));

        assertThatThrownBy(this::create)
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.resolve("scv2_train.npy").toString());
    }

    /** A naive reader would run {@code touch /tmp/PWNED}. */
    @Test
    void aMaliciousArrayRunsNothing() throws IOException {
        Files.copy(GOLDENS.resolve("bad/malicious.npy"), folder.resolve("scv2_train.npy"));
        Files.copy(GOLDENS.resolve("datasets/scv2_test.npy"), folder.resolve("scv2_test.npy"));

        assertThatThrownBy(this::create)
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.resolve("scv2_train.npy").toString());
        assertThat(Path.of("/tmp/PWNED")).doesNotExist();
    }

    private AudioDataset open() throws IOException {
        byte[] bytes = Files.readAllBytes(GOLDENS.resolve("datasets/scv2_test.npy"));
        Files.write(folder.resolve("scv2_test.npy"), bytes);
        Files.write(folder.resolve("scv2_train.npy"), otherNames(bytes));
        return create();
    }

    private AudioDataset create() {
        return new Scv2Factory()
                .create(new Scv2Options(Scv2Layout.AUTO, List.of()), new DatasetContext(Optional.of(folder)));
    }

    /** The same array by other speakers: file names keep their lengths. */
    private static byte[] otherNames(byte[] bytes) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.replace("_nohash_", "_second_").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
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
