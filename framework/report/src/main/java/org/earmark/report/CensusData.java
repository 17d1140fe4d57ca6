package org.earmark.report;

import java.util.List;
import java.util.Map;

/**
 * The figures that the page of a data set shows.
 *
 * @param name of the data set
 * @param facts terms with their values, in the order shown
 * @param findings errors first
 * @param classes names in the order of the vocabulary
 * @param parts names of folds or splits
 * @param clips by part
 * @param byClass clips by class and part
 * @param events number by class; empty for sets without events
 * @param formats encoding, rate and channels to the number of clips
 * @param seconds of each clip
 * @param peakDecibels of each clip below full scale; silent clips left out
 * @param rmsDecibels of each clip below full scale; silent clips left out
 * @param bandMeans log-mel mean of each band in decibels
 * @param bandDeviations standard deviation of each band
 * @param spectrograms pictures to be
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
public record CensusData(
        String name,
        Map<String, String> facts,
        List<Finding> findings,
        List<String> classes,
        List<String> parts,
        int[] clips,
        int[][] byClass,
        int[] events,
        Map<String, Long> formats,
        double[] seconds,
        double[] peakDecibels,
        double[] rmsDecibels,
        double[] bandMeans,
        double[] bandDeviations,
        List<Spectrogram> spectrograms) {
    /** @param isError whether the set is unusable as it is */
    public record Finding(boolean isError, String title, List<String> details) {}

    /**
     * A clip to look at.
     *
     * @param logMel decibels, (columns, bands) row by row
     * @param bands lowest frequency first
     */
    public record Spectrogram(String label, String clip, float[] logMel, int bands) {}
}
