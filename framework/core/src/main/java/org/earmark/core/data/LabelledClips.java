package org.earmark.core.data;

import java.util.stream.IntStream;
import org.earmark.spi.data.AudioDataset;

/** The clips of a data set that have a label. */
public final class LabelledClips {
    private LabelledClips() {}

    /** @return those of the clips that have at least one label, in their order */
    public static int[] of(AudioDataset dataset, int[] clips) {
        return IntStream.of(clips)
                .filter(clip -> dataset.clip(clip).labels().length > 0)
                .toArray();
    }
}
