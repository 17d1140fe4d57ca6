package org.earmark.spi.random;

import java.nio.charset.StandardCharsets;

/**
 * The root of everything random in a cell. A stream is a pure function of (seed, purpose, epoch, step, index): no
 * state is shared, so the order in which streams are asked for, the number of threads, replicas or ranks, and a stop
 * and resume change nothing. Immutable and thread-safe.
 */
public record RandomSource(long seed) {

    /**
     * The stream of one draw.
     *
     * @param purpose what is drawn, for example {@code "spec-augment"}; streams of two purposes are independent
     * @param epoch counted from 0
     * @param step optimiser step or position, counted from 0
     * @param index sample within the batch, clip, or any other last coordinate
     */
    public RandomStream stream(String purpose, long epoch, long step, long index) {
        long key = mix(seed ^ mix(hash(purpose)));
        return new RandomStream(key, mix(mix(mix(epoch) + step) + index));
    }

    public RandomStream stream(String purpose) {
        return stream(purpose, 0, 0, 0);
    }

    /** FNV-1a over UTF-8, 64 bit: stable over JVMs, unlike hash codes of enums or objects. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection that spreads every bit. */
    private static long mix(long z) {
        z += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
