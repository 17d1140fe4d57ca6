package org.earmark.core.tiny;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Census;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;

/** Half-second tones of three pitches; the first three quarters of the clips are for training, the last for testing. */
public final class TinyDataset implements AudioDataset {
    public static final int RATE = 1000;
    private static final int CLASSES = 3;

    private final TinyFactories.DatasetOptions options;

    public TinyDataset(TinyFactories.DatasetOptions options) {
        this.options = options;
    }

    @Override
    public Vocabulary vocabulary() {
        return new Vocabulary(List.of("low", "middle", "high"));
    }

    @Override
    public LabelKind labelKind() {
        return options.events() ? LabelKind.EVENTS : LabelKind.SINGLE;
    }

    @Override
    public int size() {
        return options.clips();
    }

    @Override
    public Clip clip(int index) {
        AudioSource tone = new AudioSource.Generated(() -> waveform(index));
        boolean wrong = options.twisted() && index >= train() && index < train() + options.validation();
        int label = (wrong ? index + 1 : index) % CLASSES;
        return options.events()
                ? new Clip("tone-" + index, tone, new int[] {label}, List.of(new Event(label, 0, 0.5)))
                : Clip.of("tone-" + index, tone, label);
    }

    private int train() {
        return size() * 3 / 4;
    }

    private Waveform waveform(int index) {
        if (index == options.damagedClip()) {
            throw new DataException("The clip tone-" + index + ".wav is damaged. Replace it.");
        }
        float[] samples = new float[RATE / 2];
        double pitch = 60 + 120 * (index % CLASSES) + index;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * pitch * i / RATE);
        }
        return new Waveform(samples, RATE);
    }

    @Override
    public List<String> folds() {
        return List.of();
    }

    @Override
    public Partition partition(Optional<String> fold) {
        int test = train() + options.validation();
        return new Partition(
                IntStream.range(0, train()).toArray(),
                IntStream.range(train(), test).toArray(),
                IntStream.range(test, size()).toArray());
    }

    @Override
    public ClipLayout usualLayout() {
        return new ClipLayout(RATE, 0.5, ClipLayout.Fill.ZERO);
    }

    @Override
    public String fingerprint() {
        return Census.fingerprint(
                IntStream.range(0, size()).mapToObj(i -> "tone-" + i).toList());
    }
}
