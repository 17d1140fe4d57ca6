package org.earmark.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Figures of sets that do not exist. */
final class CensusExample {
    private static final int BANDS = 8;

    private CensusExample() {}

    static CensusData birds() {
        float[] logMel = new float[40 * BANDS];
        double[] means = new double[BANDS];
        double[] deviations = new double[BANDS];
        Arrays.setAll(means, band -> -30.0 - 3 * band);
        Arrays.fill(deviations, 12);
        for (int i = 0; i < logMel.length; i++) {
            logMel[i] = -60 + 50 * (float) Math.abs(Math.sin(i * 0.05));
        }
        return new CensusData(
                "birds",
                Map.of("clips", "5"),
                List.of(
                        new CensusData.Finding(true, "2 clips cannot be read.", List.of("a<b.wav", "c.wav")),
                        new CensusData.Finding(false, "3 clips with clipping.", List.of("d.wav"))),
                List.of("blackbird", "wren"),
                List.of("fold 1", "fold 2"),
                new int[] {3, 2},
                new int[][] {{2, 1}, {1, 1}},
                new int[0],
                Map.of("PCM 16, 44100 Hz, mono", 5L),
                new double[] {1, 2, 3, 3.5, 4},
                new double[] {-12, -6, -3, -1, 0},
                new double[] {-40, -30, -22, -21, -20},
                means,
                deviations,
                List.of(new CensusData.Spectrogram("blackbird", "e.wav", logMel, BANDS)));
    }

    static CensusData empty() {
        return new CensusData(
                "nothing",
                Map.of(),
                List.of(),
                List.of("a"),
                List.of("test"),
                new int[1],
                new int[1][1],
                new int[0],
                Map.of(),
                new double[0],
                new double[0],
                new double[0],
                new double[] {Double.NaN},
                new double[] {Double.NaN},
                List.of());
    }
}
