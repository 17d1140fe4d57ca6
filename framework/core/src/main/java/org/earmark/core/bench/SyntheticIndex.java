package org.earmark.core.bench;

import java.util.AbstractList;
import java.util.Locale;
import java.util.stream.IntStream;
import org.earmark.formats.clips.AudioSetIndex;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/** The clips of a made-up AudioSet, each made when it is asked for. */
final class SyntheticIndex extends AbstractList<AudioSetIndex.Entry> {
    static final int CLASSES = 527;

    private static final int MOST_LABELS = 4;
    private static final int CLIPS_A_FILE = 50_000;

    private final int clips;
    private final RandomSource random = new RandomSource(1);

    SyntheticIndex(int clips) {
        this.clips = clips;
    }

    @Override
    public int size() {
        return clips;
    }

    @Override
    public AudioSetIndex.Entry get(int clip) {
        RandomStream draws = random.stream("index", 0, 0, clip);
        int labels = 1 + draws.nextInt(MOST_LABELS);
        return new AudioSetIndex.Entry(
                String.format(Locale.ROOT, "Y%011d.wav", clip),
                IntStream.range(0, labels)
                        .map(label -> label(draws))
                        .sorted()
                        .distinct()
                        .toArray(),
                "hdf5s/waveforms/unbalanced_train/unbalanced_train_part" + clip / CLIPS_A_FILE + ".h5",
                clip % CLIPS_A_FILE);
    }

    /** The cube makes some classes hundreds of times as frequent as others, as they are. */
    private static int label(RandomStream draws) {
        return (int) (CLASSES * Math.pow(draws.nextDouble(), 3));
    }
}
