package org.earmark.core.protocol;

/** What becomes of a recording that is longer than a network takes. */
public enum LongClips {
    /** Slices of equal length that overlap; the last one ends with the recording. The author's advice. */
    SLICES,
    /**
     * The public evaluation code's: crops of half the frames, a quarter apart. Up to a quarter of the recording's end is
     * never seen, and beyond twice the network's span a crop does not fit either.
     */
    ORIGINAL_CROPS
}
