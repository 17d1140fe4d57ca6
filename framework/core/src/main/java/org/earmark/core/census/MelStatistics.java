package org.earmark.core.census;

/**
 * Log-mel values of clips as a network sees them, in decibels; NaN when there was no clip.
 *
 * @param mean over all bands
 * @param deviation standard deviation over all bands
 * @param bandMeans of each band, lowest first
 * @param bandDeviations standard deviation of each band
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
public record MelStatistics(double mean, double deviation, double[] bandMeans, double[] bandDeviations) {}
