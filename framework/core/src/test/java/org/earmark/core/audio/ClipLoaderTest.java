package org.earmark.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.earmark.core.golden.Goldens;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;

class ClipLoaderTest {
    private static final ClipLoader LOADER =
            new ClipLoader(new AudioReader(Int16Scale.TWO_TO_THE_15), new ClipLayout(32000, 1, ClipLayout.Fill.REPEAT));

    @Test
    void resamplesBeforeItFits() {
        Path file = Goldens.path("bad/pcm24_stereo_44100.wav"); // 0.2 s at 44.1 kHz

        float[] samples = LOADER.load(Clip.of("a", new AudioSource.File(file)));

        assertThat(samples).hasSize(32000);
        assertThat(samples[6400 + 5]).isEqualTo(samples[5]).isNotZero();
    }

    @Test
    void generatedSamplesAreFittedToo() {
        Clip clip = Clip.of("a", new AudioSource.Generated(() -> new Waveform(new float[] {1, 2}, 32000)));

        assertThat(LOADER.load(clip)).startsWith(1, 2, 1, 2).hasSize(32000);
    }

    @Test
    void aPieceOfALongClipSaysWhereItBegins() {
        float[] ramp = new float[32000 + 3];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i;
        }
        Clip clip = Clip.of("a", new AudioSource.Generated(() -> new Waveform(ramp, 32000)));

        ClipPiece last = LOADER.loadPiece(clip, 0.999).orElseThrow();

        assertThat(last.samples()).hasSize(32000).startsWith(3, 4).endsWith(32002);
        assertThat(last.from()).isEqualTo(3 / 32000.0);
        assertThat(LOADER.loadPiece(clip, 0).orElseThrow().samples()).startsWith(0, 1);
    }

    @Test
    void aClipThatIsNotLongerHasNoPiece() {
        Clip clip = Clip.of("a", new AudioSource.Generated(() -> new Waveform(new float[32000], 32000)));

        assertThat(LOADER.loadPiece(clip, 0.5)).isEmpty();
    }

    @Test
    void anEmptyGeneratedClipIsADataErrorThatNamesIt() {
        Clip clip = Clip.of("clip-7", new AudioSource.Generated(() -> new Waveform(new float[0], 32000)));

        assertThatThrownBy(() -> LOADER.load(clip))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("clip-7");
    }

    @Test
    void anAbsurdSamplingRateIsADataErrorThatNamesTheClip() {
        Clip clip = Clip.of("clip-8", new AudioSource.Generated(() -> new Waveform(new float[9], 2_000_000_001)));

        assertThatThrownBy(() -> LOADER.load(clip))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("clip-8")
                .hasMessageContaining("2000000001 Hz");
    }
}
