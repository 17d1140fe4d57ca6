package org.earmark.analysis.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** P values adjusted for the number of tests made. The order of the input is kept. */
public final class MultipleTests {
    private MultipleTests() {}

    /** Holm (1979): bounds the chance of even one false finding, under any dependence. */
    public static double[] holm(double[] pValues) {
        int n = pValues.length;
        List<Integer> ascending = ascending(pValues);
        double[] adjusted = new double[n];
        double largest = 0;
        for (int rank = 0; rank < n; rank++) {
            int i = ascending.get(rank);
            largest = Math.max(largest, Math.min(1, (n - rank) * pValues[i]));
            adjusted[i] = largest;
        }
        return adjusted;
    }

    /** Benjamini and Hochberg (1995): bounds the expected share of false findings among the findings. */
    public static double[] benjaminiHochberg(double[] pValues) {
        int n = pValues.length;
        List<Integer> ascending = ascending(pValues);
        double[] adjusted = new double[n];
        double smallest = 1;
        for (int rank = n - 1; rank >= 0; rank--) {
            int i = ascending.get(rank);
            smallest = Math.min(smallest, pValues[i] * n / (rank + 1));
            adjusted[i] = smallest;
        }
        return adjusted;
    }

    private static List<Integer> ascending(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p value " + p + " is not between 0 and 1");
            }
        }
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
    }
}
