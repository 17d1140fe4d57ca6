package org.earmark.spi.random;

import java.util.random.RandomGenerator;

/**
 * One stream of random numbers, made by {@link RandomSource}. Counter-based ({@link Philox}): its n-th number depends
 * on its key and n alone. Not thread-safe; ask the source for a stream per thread and purpose.
 */
public final class RandomStream implements RandomGenerator {
    private final long key;
    private final long stream;
    private final int[] block = new int[4];
    private long counter;
    private int used = 4;

    RandomStream(long key, long stream) {
        this.key = key;
        this.stream = stream;
    }

    @Override
    public int nextInt() {
        if (used == 4) {
            block[0] = (int) counter;
            block[1] = (int) (counter >>> 32);
            block[2] = (int) stream;
            block[3] = (int) (stream >>> 32);
            Philox.encrypt(block, (int) key, (int) (key >>> 32));
            counter++;
            used = 0;
        }
        return block[used++];
    }

    @Override
    public long nextLong() {
        long high = nextInt();
        return (high << 32) | (nextInt() & 0xffffffffL);
    }

    /** A permutation of 0 … size − 1 (Fisher and Yates). */
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Beta(a, a) with 0 &lt; a, by Jöhnk's rule for a ≤ 1 and by two gamma variates (Marsaglia and Tsang) above. */
    public double nextSymmetricBeta(double a) {
        if (a <= 1) {
            while (true) {
                double x = Math.pow(nextDouble(), 1 / a);
                double y = Math.pow(nextDouble(), 1 / a);
                if (x + y > 0 && x + y <= 1) {
                    return x / (x + y);
                }
            }
        }
        double x = nextGamma(a);
        double y = nextGamma(a);
        return x / (x + y);
    }

    private double nextGamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = nextGaussian();
            double v = Math.pow(1 + c * z, 3);
            if (v > 0 && Math.log(1 - nextDouble()) < 0.5 * z * z + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
