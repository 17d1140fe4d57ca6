package org.earmark.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.earmark.formats.clips.ListedDataset;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.data.Waveform;
import org.junit.jupiter.api.Test;

class LabelledClipsTest {
    /** Labels of the four clips: 0; none; 0 and 1; none. */
    @Test
    void clipsWithoutALabelAreLeftOut() {
        assertThat(LabelledClips.of(dataset(), new int[] {3, 2, 1, 0})).containsExactly(2, 0);
    }

    private static AudioDataset dataset() {
        AudioSource silence = new AudioSource.Generated(() -> new Waveform(new float[1], 8000));
        List<Clip> clips = Stream.of(new int[] {0}, new int[0], new int[] {0, 1}, new int[0])
                .map(labels -> Clip.of("clip-" + labels.length, silence, labels))
                .toList();
        return new ListedDataset(
                new Vocabulary(List.of("a", "b")),
                LabelKind.MULTI,
                clips,
                Folds.fixed("small", new Partition(new int[] {0}, new int[0], new int[] {1, 2, 3})),
                new ClipLayout(8000, 1, ClipLayout.Fill.ZERO),
                "0");
    }
}
