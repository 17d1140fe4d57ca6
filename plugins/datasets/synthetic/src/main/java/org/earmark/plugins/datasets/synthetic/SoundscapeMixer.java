package org.earmark.plugins.datasets.synthetic;

import org.earmark.plugins.datasets.synthetic.Soundscape.Placed;
import org.earmark.spi.data.AudioFiles;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/** Renders one soundscape. Between its onset and its offset an event is heard, elsewhere not a sample of it. */
final class SoundscapeMixer {
    private static final double BACKGROUND_LEVEL = 0.01;
    private static final double LOUDEST = 0.9;
    private static final double FADE_SECONDS = 0.005;

    private final SyntheticOptions options;
    private final AudioFiles files;
    private final int index;
    private final Soundscape scene;

    SoundscapeMixer(SyntheticOptions options, AudioFiles files, int index, Soundscape scene) {
        this.options = options;
        this.files = files;
        this.index = index;
        this.scene = scene;
    }

    Waveform mix() {
        float[] mix = background();
        for (Placed placed : scene.placed()) {
            add(placed, mix);
        }
        limit(mix);
        return new Waveform(mix, options.sampleRate());
    }

    /** A recording from a random place on, repeated to the length, or noise; always at the same level. */
    private float[] background() {
        float[] mix = new float[(int) Math.round(options.seconds() * options.sampleRate())];
        RandomStream random = new RandomSource(options.seed()).stream("background", 0, 0, index);
        if (scene.background().isPresent()) {
            float[] recorded = read(scene.background().get());
            int start = random.nextInt(recorded.length);
            for (int i = 0; i < mix.length; i++) {
                mix[i] = recorded[(start + i) % recorded.length];
            }
        } else {
            for (int i = 0; i < mix.length; i++) {
                mix[i] = (float) (2 * random.nextDouble() - 1);
            }
        }
        scale(mix, BACKGROUND_LEVEL / (level(mix, 0, mix.length) + 1e-9));
        return mix;
    }

    private void add(Placed placed, float[] mix) {
        float[] recorded = read(placed.clip());
        int from = (int) Math.round(placed.start() * options.sampleRate());
        int onset = (int) Math.round(placed.event().onset() * options.sampleRate());
        int offset = (int) Math.round(placed.event().offset() * options.sampleRate());
        int length = Math.min(Math.min(offset, mix.length) - onset, recorded.length - from);
        double wanted = BACKGROUND_LEVEL * Math.pow(10, placed.ratio() / 20);
        double gain = wanted / (level(recorded, from, length) + 1e-9);
        double fade = FADE_SECONDS * options.sampleRate();
        for (int i = 0; i < length; i++) {
            double edge = Math.min(1, (Math.min(i, length - 1 - i) + 1) / fade);
            mix[onset + i] += (float) (gain * edge * recorded[from + i]);
        }
    }

    private float[] read(SourceClip clip) {
        return files.read(clip.path(), options.sampleRate()).samples();
    }

    private static double level(float[] samples, int from, int length) {
        double energy = 0;
        for (int i = from; i < from + length; i++) {
            energy += (double) samples[i] * samples[i];
        }
        return Math.sqrt(energy / length);
    }

    /** Keeps peaks within full scale by turning the whole soundscape down. */
    private static void limit(float[] samples) {
        double peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        if (peak > LOUDEST) {
            scale(samples, LOUDEST / peak);
        }
    }

    private static void scale(float[] samples, double factor) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= (float) factor;
        }
    }
}
