package org.earmark.plugins.datasets.synthetic;

import java.util.List;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/** Renders the sounds of one scene over a background of noise. */
final class ClipGenerator {
    private static final double LOUDEST = 0.5;
    private static final double FADE_SECONDS = 0.01;

    private final SyntheticOptions options;
    private final List<SoundClass> classes;
    private final int index;
    private final SyntheticScene scene;

    ClipGenerator(SyntheticOptions options, List<SoundClass> classes, int index, SyntheticScene scene) {
        this.options = options;
        this.classes = classes;
        this.index = index;
        this.scene = scene;
    }

    Waveform generate() {
        float[] samples = new float[(int) Math.round(options.seconds() * options.sampleRate())];
        double level = 0.02 + 0.1 * stream("level", 0).nextDouble();
        addNoise(
                samples,
                options.noise() * level * (0.5 + stream("noise-level", 0).nextDouble()));
        for (Event event : scene.events()) {
            add(event, level, samples);
        }
        limit(samples);
        return new Waveform(samples, options.sampleRate());
    }

    private RandomStream stream(String purpose, int label) {
        return new RandomSource(options.seed()).stream(purpose, 0, label, index);
    }

    /** Noise with a root mean square of {@code level}: white noise plus as much below some 500 Hz. */
    private void addNoise(float[] samples, double level) {
        RandomStream random = stream("noise", 0);
        double smooth = 0;
        double share = 3000.0 / options.sampleRate();
        double gain = Math.sqrt((2 - share) / share); // gives the smoothed noise a variance of 1 as well
        double deviation = Math.sqrt(2 + 2 * gain * share); // of their sum, which they do not enter independently
        for (int i = 0; i < samples.length; i++) {
            double white = Math.sqrt(3) * (2 * random.nextDouble() - 1);
            smooth += share * (white - smooth);
            samples[i] += (float) (level / deviation * (white + gain * smooth));
        }
    }

    private void add(Event event, double level, float[] samples) {
        int from = (int) Math.round(event.onset() * options.sampleRate());
        int to = Math.min(samples.length, (int) Math.round(event.offset() * options.sampleRate()));
        RandomStream random = stream("sound", event.label());
        SoundClass kind = classes.get(event.label());
        double pitch = kind.pitch(random, options.sampleRate());
        Timbre.Voice voice = kind.timbre().voice(pitch, options.sampleRate(), random);
        double[] sound = new double[to - from];
        double energy = 0;
        for (int i = 0; i < sound.length; i++) {
            sound[i] = voice.sample(i);
            energy += sound[i] * sound[i];
        }
        double gain = level / Math.sqrt(energy / sound.length + 1e-12);
        int fade = (int) (FADE_SECONDS * options.sampleRate());
        for (int i = 0; i < sound.length; i++) {
            double edge = Math.min(1, Math.min(i, sound.length - 1 - i) / (double) fade);
            samples[from + i] += (float) (gain * edge * sound[i]);
        }
    }

    /** Keeps peaks within full scale by turning the whole clip down. */
    private static void limit(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        if (peak > LOUDEST) {
            float factor = (float) LOUDEST / peak;
            for (int i = 0; i < samples.length; i++) {
                samples[i] *= factor;
            }
        }
    }
}
