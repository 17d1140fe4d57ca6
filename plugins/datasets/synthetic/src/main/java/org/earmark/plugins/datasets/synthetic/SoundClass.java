package org.earmark.plugins.datasets.synthetic;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.earmark.spi.random.RandomStream;

/**
 * One class: a timbre in a register of its pitch range.
 *
 * @param timbre what kind of sound
 * @param register counted from 0
 * @param registers into how many the pitch range is divided
 */
record SoundClass(Timbre timbre, int register, int registers) {
    private static final int MOST_REGISTERS = 3;

    static int most() {
        return MOST_REGISTERS * Timbre.values().length;
    }

    /** The first classes; timbres differ before registers do. */
    static List<SoundClass> first(int classes) {
        List<Timbre> timbres = List.of(Timbre.values());
        int registers = (classes + timbres.size() - 1) / timbres.size();
        return IntStream.range(0, classes)
                .mapToObj(i -> new SoundClass(timbres.get(i % timbres.size()), i / timbres.size(), registers))
                .toList();
    }

    String title() {
        String name = timbre.name().toLowerCase(Locale.ROOT);
        return registers == 1 ? name : name + "_" + (register + 1);
    }

    /** A pitch in the register, in hertz, evenly spread over its octaves. */
    double pitch(RandomStream random, int sampleRate) {
        double lowest = timbre.lowest();
        double highest = Math.min(timbre.highest(), sampleRate / 10.0);
        double place = (register + random.nextDouble()) / registers;
        return lowest * StrictMath.pow(highest / lowest, place);
    }
}
