package org.earmark.core.audio;

/** What a 16-bit sample is divided by. Samples of other formats are always divided by their own full scale, 2^(bits−1). */
public enum Int16Scale {
    /** 32768, as libsndfile, librosa and SoX do: −1 ≤ x &lt; 1. */
    TWO_TO_THE_15(32768),
    /** 32767, as HTS-AT's public code does with AudioSet and DESED: −32768 becomes −1.0000305. */
    LARGEST_VALUE(32767);

    private final float divisor;

    Int16Scale(int divisor) {
        this.divisor = divisor;
    }

    public float toFloat(short sample) {
        return sample / divisor;
    }

    /** @return the samples at full scale ±1 */
    public float[] toFloat(short[] samples) {
        float[] result = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            result[i] = samples[i] / divisor;
        }
        return result;
    }
}
