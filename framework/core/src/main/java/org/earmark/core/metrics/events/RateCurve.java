package org.earmark.core.metrics.events;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The operating points of one class by ascending rate, those of equal rate in the order given. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RateCurve(double[] rates, double[] ratios) {
    static RateCurve of(double[] rates, double[] ratios) {
        int[] order = IntStream.range(0, rates.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rates[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new RateCurve(
                IntStream.of(order).mapToDouble(i -> rates[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> ratios[i]).toArray());
    }

    /** The best ratio so far at each of the ascending places. */
    double[] staircase(double[] places) {
        double[] values = new double[places.length];
        double best = 0;
        int point = 0;
        for (int i = 0; i < places.length; i++) {
            while (point < rates.length && rates[point] <= places[i]) {
                best = Math.max(best, ratios[point++]);
            }
            values[i] = best;
        }
        return values;
    }

    /** Lines between the first points of each rate, raised where they fall. */
    double[] linear(double[] places) {
        int[] firsts = IntStream.range(0, rates.length)
                .filter(i -> i == 0 || rates[i] != rates[i - 1])
                .toArray();
        double[] values = new double[places.length];
        double best = 0;
        int segment = 0;
        for (int i = 0; i < places.length; i++) {
            while (segment + 1 < firsts.length && rates[firsts[segment + 1]] <= places[i]) {
                segment++;
            }
            double value = ratios[firsts[segment]];
            if (segment + 1 < firsts.length) {
                int from = firsts[segment];
                int to = firsts[segment + 1];
                value += (ratios[to] - ratios[from]) / (rates[to] - rates[from]) * (places[i] - rates[from]);
            }
            best = Math.max(best, value);
            values[i] = best;
        }
        return values;
    }
}
