package org.earmark.core.census;

/**
 * Two clips with the same sound.
 *
 * @param first id of a clip
 * @param firstPart its fold or split
 * @param second id of a clip
 * @param secondPart its fold or split
 * @param agreement share of the acoustic fingerprints' bits that agree where both are heard; 1 for equal samples
 * @param isExact whether all samples are equal
 */
public record Duplicate(
        String first, String firstPart, String second, String secondPart, double agreement, boolean isExact) {
    /** Whether one would be trained on and the other tested on. */
    public boolean isAcrossParts() {
        return !firstPart.equals(secondPart);
    }
}
