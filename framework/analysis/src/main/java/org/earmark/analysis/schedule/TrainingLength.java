package org.earmark.analysis.schedule;

/**
 * How long a training is, in every unit.
 *
 * @param clips in an epoch, at least 1
 * @param batchSize clips of a step, at least 1; the last batch of an epoch may have fewer
 * @param epochs at least 1
 */
public record TrainingLength(long clips, long batchSize, long epochs) {
    public TrainingLength {
        if (clips < 1 || batchSize < 1 || epochs < 1) {
            throw new IllegalArgumentException(
                    "no such training: " + clips + " clips, batches of " + batchSize + ", " + epochs + " epochs");
        }
    }

    public long stepsPerEpoch() {
        return (clips + batchSize - 1) / batchSize;
    }

    public long steps() {
        return stepsPerEpoch() * epochs;
    }

    public double epochsAt(long step) {
        return step / (double) stepsPerEpoch();
    }

    /** Clips seen after so many steps. */
    public long samplesAt(long step) {
        long whole = step / stepsPerEpoch();
        return whole * clips + Math.min(clips, step % stepsPerEpoch() * batchSize);
    }
}
