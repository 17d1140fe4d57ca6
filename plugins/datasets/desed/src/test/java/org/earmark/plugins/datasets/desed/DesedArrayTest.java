package org.earmark.plugins.datasets.desed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference array holds four recordings of 32000, 12345, 1 and 40000 samples of 16 bits. */
class DesedArrayTest {
    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of("src/test/resources/goldens/datasets/eval.npy"), folder.resolve("eval.npy"));
    }

    @Test
    void allRecordingsAreForTesting() {
        AudioDataset set = open();

        assertThat(set.partition(Optional.empty()).test()).hasSize(4);
        assertThat(set.partition(Optional.empty()).train()).isEmpty();
        assertThat(set.clip(1).id()).isEqualTo("eval/desed_public_1_10_20.wav");
        assertThat(set.clip(1).labels()).isEmpty();
    }

    /** 16-bit samples are divided by 32767; the original's sum is of float32 numbers. */
    @Test
    void samplesAreThoseOfTheOriginal() {
        Waveform waveform =
                ((AudioSource.Generated) open().clip(1).audio()).samples().read();

        assertThat(waveform.samples()).hasSize(12345).startsWith(914 / 32767f, -243 / 32767f);
        double sum = 0;
        for (float sample : waveform.samples()) {
            sum += Math.abs(sample);
        }
        assertThat(sum).isCloseTo(1332.8791501177475, within(1e-2));
    }

    @Test
    void aTableBesideItGivesEvents() throws IOException {
        Files.writeString(
                folder.resolve("eval.tsv"),
                "filename\tonset\toffset\tevent_label\ndesed_public_0_0_10.wav\t0.25\t0.5\tCat\n");

        assertThat(open().clip(0).events()).containsExactly(new Event(2, 0.25, 0.5));
    }

    @Test
    void aTableOfOtherRecordingsIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("eval.tsv"), "filename\tonset\toffset\tevent_label\nother.wav\t0.25\t0.5\tCat\n");

        assertThatThrownBy(this::open).isInstanceOf(DataException.class).hasMessageContaining("other.wav");
    }

    private AudioDataset open() {
        return new DesedFactory().create(new DesedFactory().defaults(), new DatasetContext(Optional.of(folder)));
    }
}
