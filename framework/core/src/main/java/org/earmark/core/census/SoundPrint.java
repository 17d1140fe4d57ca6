package org.earmark.core.census;

import org.earmark.spi.data.FrontEnd;

/**
 * The acoustic fingerprint of a clip after Haitsma and Kalker (ISMIR 2002, section 4.2), taken from its log-mel
 * spectrogram: each bit says whether the level difference of two neighbouring bands grew since the step before. Level,
 * coding and a shift in time change few bits. Bits of bands without sound are masked out.
 *
 * @param bits 32 a step
 * @param masks which of them count
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
record SoundPrint(int[] bits, int[] masks) {
    static final double STEP_SECONDS = 0.04;

    private static final int BANDS = 33;
    private static final int STEPS_AVERAGED = 4;
    /** Decibels. The rounding of 16-bit samples lies below in every band of the standard front end. */
    private static final float SOUND = -85;

    static SoundPrint of(float[] logMel, FrontEnd frontEnd) {
        int hop = (int) Math.max(1, Math.round(STEP_SECONDS * frontEnd.sampleRate() / frontEnd.hopLength()));
        float[][] levels = levels(logMel, frontEnd.melBins(), hop);
        int steps = Math.max(0, levels.length - 1);
        int[] bits = new int[steps];
        int[] masks = new int[steps];
        for (int step = 0; step < steps; step++) {
            float[] before = levels[step];
            float[] now = levels[step + 1];
            for (int bit = 0; bit < BANDS - 1; bit++) {
                boolean heard = isSound(before, bit) && isSound(now, bit);
                boolean grew = now[bit] - now[bit + 1] > before[bit] - before[bit + 1];
                masks[step] |= heard ? 1 << bit : 0;
                bits[step] |= heard && grew ? 1 << bit : 0;
            }
        }
        return new SoundPrint(bits, masks);
    }

    private static boolean isSound(float[] levels, int bit) {
        return levels[bit] > SOUND && levels[bit + 1] > SOUND;
    }

    /** Mean decibels of each group of mel bands, over a few frames around each step. */
    private static float[][] levels(float[] logMel, int melBins, int hop) {
        int frames = logMel.length / melBins;
        int length = hop * STEPS_AVERAGED;
        float[][] levels = new float[Math.max(0, (frames - length) / hop + 1)][BANDS];
        for (int step = 0; step < levels.length; step++) {
            for (int band = 0; band < BANDS; band++) {
                int low = Math.min(melBins - 1, band * melBins / BANDS);
                int high = Math.max(low + 1, (band + 1) * melBins / BANDS);
                double sum = 0;
                for (int frame = step * hop; frame < step * hop + length; frame++) {
                    for (int bin = low; bin < high; bin++) {
                        sum += logMel[frame * melBins + bin];
                    }
                }
                levels[step][band] = (float) (sum / (length * (high - low)));
            }
        }
        return levels;
    }

    int steps() {
        return bits.length;
    }

    /**
     * The share of bits that agree when the other print is moved.
     *
     * @param offset step of this print at which step 0 of the other lies; may be negative
     * @param leastBits that must be comparable
     * @return in [0, 1]; 0 where fewer bits can be compared
     */
    double agreement(SoundPrint other, int offset, int leastBits) {
        int compared = 0;
        int different = 0;
        for (int step = Math.max(0, offset); step < Math.min(steps(), other.steps() + offset); step++) {
            int mask = masks[step] & other.masks[step - offset];
            compared += Integer.bitCount(mask);
            different += Integer.bitCount((bits[step] ^ other.bits[step - offset]) & mask);
        }
        return compared < leastBits ? 0 : 1 - (double) different / compared;
    }
}
