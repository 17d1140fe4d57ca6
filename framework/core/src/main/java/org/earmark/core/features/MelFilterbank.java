package org.earmark.core.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earmark.spi.data.FrontEnd;

/**
 * Triangular filters on Slaney's mel scale, each normalised to unit area in hertz (Slaney norm), as librosa's
 * {@code filters.mel} makes them with its default arguments. Kept sparse: a filter is one run of adjacent bins.
 * Immutable.
 */
public final class MelFilterbank {
    private final int bins;
    private final int[] firstBin;
    private final float[][] weights;

    private MelFilterbank(int bins, int[] firstBin, float[][] weights) {
        this.bins = bins;
        this.firstBin = firstBin;
        this.weights = weights;
    }

    /** The filters of a front end; those above half its sampling rate, or between two bins of its FFT, are empty. */
    public static MelFilterbank of(FrontEnd frontEnd) {
        int bins = frontEnd.fftSize() / 2 + 1;
        double hertzPerBin = (double) frontEnd.sampleRate() / frontEnd.fftSize();
        double[] edges = edges(frontEnd);
        int[] firstBin = new int[frontEnd.melBins()];
        float[][] weights = new float[frontEnd.melBins()][];
        for (int band = 0; band < weights.length; band++) {
            float[] triangle = triangle(edges, band, bins, hertzPerBin);
            int from = 0;
            while (from < bins && triangle[from] == 0) {
                from++;
            }
            int to = bins;
            while (to > from && triangle[to - 1] == 0) {
                to--;
            }
            firstBin[band] = from;
            weights[band] = Arrays.copyOfRange(triangle, from, to);
        }
        return new MelFilterbank(bins, firstBin, weights);
    }

    /** @return the number of filters */
    public int melBins() {
        return weights.length;
    }

    /** @return the number of bins of the spectrum */
    public int spectrumBins() {
        return bins;
    }

    /** @return the indices of the filters that are zero everywhere; they yield the floor of the log-mel */
    public List<Integer> emptyBands() {
        List<Integer> empty = new ArrayList<>();
        for (int band = 0; band < weights.length; band++) {
            if (weights[band].length == 0) {
                empty.add(band);
            }
        }
        return List.copyOf(empty);
    }

    /** @return the dense matrix, {@code [spectrumBins][melBins]} */
    public float[][] toMatrix() {
        float[][] matrix = new float[bins][weights.length];
        for (int band = 0; band < weights.length; band++) {
            for (int i = 0; i < weights[band].length; i++) {
                matrix[firstBin[band] + i][band] = weights[band][i];
            }
        }
        return matrix;
    }

    /** Writes the power in each mel band to {@code target[offset..offset + melBins)}. */
    void apply(float[] power, float[] target, int offset) {
        for (int band = 0; band < weights.length; band++) {
            float[] filter = weights[band];
            int from = firstBin[band];
            float even = 0;
            float odd = 0;
            int i = 0;
            for (; i + 1 < filter.length; i += 2) {
                even += filter[i] * power[from + i];
                odd += filter[i + 1] * power[from + i + 1];
            }
            if (i < filter.length) {
                even += filter[i] * power[from + i];
            }
            target[offset + band] = even + odd;
        }
    }

    private static float[] triangle(double[] edges, int band, int bins, double hertzPerBin) {
        double low = edges[band];
        double centre = edges[band + 1];
        double high = edges[band + 2];
        double height = 2 / (high - low);
        float[] triangle = new float[bins];
        for (int k = 0; k < bins; k++) {
            double hertz = k * hertzPerBin;
            double rise = (hertz - low) / (centre - low);
            double fall = (high - hertz) / (high - centre);
            triangle[k] = (float) (height * Math.max(0, Math.min(rise, fall)));
        }
        return triangle;
    }

    /** Filter {@code i} rises from edge i to edge i + 1 and falls to edge i + 2; the edges are equally far in mel. */
    private static double[] edges(FrontEnd frontEnd) {
        double from = MelScale.toMel(frontEnd.minimumFrequency());
        double to = MelScale.toMel(frontEnd.maximumFrequency());
        double[] edges = new double[frontEnd.melBins() + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = MelScale.toHertz(from + (to - from) * i / (frontEnd.melBins() + 1));
        }
        return edges;
    }
}
