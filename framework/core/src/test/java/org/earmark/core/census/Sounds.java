package org.earmark.core.census;

import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/** Recordings that no two seeds share. */
final class Sounds {
    private static final int NOTES = 40;

    private Sounds() {}

    /** Notes of random pitch, length and level over a little noise: as varied as speech or birds. */
    static float[] recording(int seed, int samples) {
        RandomStream random = new RandomSource(seed).stream("test", 0, 0, 0);
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (float) (0.004 * (random.nextDouble() - 0.5));
        }
        for (int note = 0; note < NOTES; note++) {
            double frequency = 100 * Math.pow(2, 5.5 * random.nextDouble());
            double level = 0.02 + 0.08 * random.nextDouble();
            int start = random.nextInt(samples - 1);
            int length = Math.min(samples - start, 1600 + random.nextInt(4800));
            for (int i = 0; i < length; i++) {
                double envelope = Math.sin(Math.PI * i / length);
                sound[start + i] +=
                        (float) (level * envelope * Math.sin(2 * Math.PI * frequency * i / ListedClips.RATE));
            }
        }
        return sound;
    }

    static float[] part(float[] sound, int from, int length, double gain) {
        float[] part = new float[length];
        for (int i = 0; i < length; i++) {
            part[i] = (float) (gain * sound[from + i]);
        }
        return part;
    }

    static Clip clip(String id, float[] samples, int... labels) {
        return Clip.of(id, new AudioSource.Generated(() -> new Waveform(samples, ListedClips.RATE)), labels);
    }
}
