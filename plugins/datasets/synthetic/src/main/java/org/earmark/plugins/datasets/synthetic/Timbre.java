package org.earmark.plugins.datasets.synthetic;

import org.earmark.spi.random.RandomStream;

/** Kinds of sound that differ in how they change over time and frequency. */
enum Timbre {
    /** A steady harmonic tone. */
    TONE(150, 2500) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            double brightness = 0.3 + 0.4 * random.nextDouble();
            return i -> harmonics(i * pitch / rate, 4, brightness);
        }
    },
    /** Noise in a band of a third of an octave to an octave. */
    NOISE_BAND(200, 6000) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            Resonator band = new Resonator(pitch, 1.5 + 3 * random.nextDouble(), rate);
            return i -> band.next(white(random));
        }
    },
    /** Sweeps upwards over two octaves, again and again. */
    RISING_CHIRP(150, 1200) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            return chirp(pitch, 4 * pitch, rate, random);
        }
    },
    /** Regular clicks of a few milliseconds. */
    CLICKS(800, 5000) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            Resonator ring = new Resonator(pitch, 8, rate);
            int period = (int) (rate / (3 + 9 * random.nextDouble()));
            return i -> ring.next(i % period == 0 ? 10 : 0);
        }
    },
    /** A tone whose loudness swings. */
    TREMOLO(150, 2500) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            double swing = 4 + 6 * random.nextDouble();
            return i -> (1 + 0.9 * Sine.of(i * swing / rate)) * harmonics(i * pitch / rate, 3, 0.4);
        }
    },
    /** Sweeps downwards over two octaves, again and again. */
    FALLING_CHIRP(150, 1200) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            return chirp(4 * pitch, pitch, rate, random);
        }
    },
    /** Strokes with inharmonic partials that die away. */
    BELL(250, 1200) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            int period = (int) (rate * (0.8 + random.nextDouble()));
            double decay = 1 - 6.0 / rate;
            double[] loudness = {1};
            return i -> {
                loudness[0] = i % period == 0 ? 1 : loudness[0] * decay;
                double turns = i * pitch / rate;
                return loudness[0] * (Sine.of(turns) + 0.6 * Sine.of(2.76 * turns) + 0.4 * Sine.of(5.4 * turns));
            };
        }
    },
    /** Bursts of noise with pauses. */
    BURSTS(300, 5000) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            Resonator band = new Resonator(pitch, 1, rate);
            int period = (int) (rate / (1.5 + 2.5 * random.nextDouble()));
            return i -> i % period < period / 3 ? band.next(white(random)) : 0;
        }
    },
    /** A tone whose pitch swings. */
    VIBRATO(200, 2000) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            double swing = 4 + 4 * random.nextDouble();
            double depth = 0.12 * pitch / swing / (2 * StrictMath.PI);
            return i -> harmonics(i * pitch / rate + depth * (1 + Sine.of(i * swing / rate)), 3, 0.4);
        }
    },
    /** A low, rich buzz. */
    BUZZ(50, 180) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            double skew = 0.7 + 0.3 * random.nextDouble();
            return i -> harmonics(i * pitch / rate, 16, skew);
        }
    },
    /** Two pitches in turn. */
    SIREN(300, 1500) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            int period = (int) (rate / (1 + 1.5 * random.nextDouble()));
            double other = 1.3 * pitch;
            return i -> harmonics(i * (i / period % 2 == 0 ? pitch : other) / rate, 3, 0.4);
        }
    },
    /** Many small irregular clicks. */
    CRACKLE(1500, 6000) {
        @Override
        Voice voice(double pitch, int rate, RandomStream random) {
            Resonator ring = new Resonator(pitch, 2, rate);
            double chance = (20 + 60 * random.nextDouble()) / rate;
            return i -> ring.next(random.nextDouble() < chance ? 20 * random.nextDouble() - 10 : 0);
        }
    };

    private final double lowest;
    private final double highest;

    Timbre(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** A sound in progress. */
    @FunctionalInterface
    interface Voice {
        /** Called once for each sample in turn, counted from 0. */
        double sample(int index);
    }

    /** A sound of this kind. */
    abstract Voice voice(double pitch, int sampleRate, RandomStream random);

    /** The lowest pitch in hertz. */
    double lowest() {
        return lowest;
    }

    /** The highest pitch in hertz. */
    double highest() {
        return highest;
    }

    private static double harmonics(double turns, int count, double ratio) {
        double sum = 0;
        double weight = 1;
        for (int n = 1; n <= count; n++) {
            sum += weight * Sine.of(n * turns);
            weight *= ratio;
        }
        return sum;
    }

    private static Voice chirp(double from, double to, int rate, RandomStream random) {
        int period = (int) (rate * (0.4 + 0.6 * random.nextDouble()));
        return i -> {
            double seconds = i % period / (double) rate;
            double slope = (to - from) * rate / period;
            return harmonics((from + slope * seconds / 2) * seconds, 2, 0.3);
        };
    }

    private static double white(RandomStream random) {
        return 2 * random.nextFloat() - 1;
    }
}
