package org.earmark.plugins.engines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides parameters among threads. */
public final class ParameterShares {
    private ParameterShares() {}

    /**
     * The largest parameters first, each to the thread with the least so far.
     *
     * @param lengths values of each parameter
     * @return the places of each thread's parameters
     */
    public static List<List<Integer>> of(long[] lengths, int threads) {
        List<List<Integer>> shares = new ArrayList<>();
        long[] load = new long[threads];
        for (int i = 0; i < threads; i++) {
            shares.add(new ArrayList<>());
        }
        IntStream.range(0, lengths.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -lengths[i]))
                .forEach(i -> {
                    int lightest = IntStream.range(0, threads)
                            .boxed()
                            .min(Comparator.comparingLong(k -> load[k]))
                            .orElseThrow();
                    shares.get(lightest).add(i);
                    load[lightest] += lengths[i];
                });
        return List.copyOf(shares);
    }
}
