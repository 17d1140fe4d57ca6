package org.earmark.core.data;

import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.error.DataException;

/** Turns labels into the numbers that a loss compares with. Thread-safe as its data set is. */
public final class TargetEncoder {
    private final AudioDataset dataset;

    public TargetEncoder(AudioDataset dataset) {
        this.dataset = dataset;
    }

    public int classes() {
        return dataset.vocabulary().size();
    }

    /**
     * One-hot or multi-hot labels of a clip.
     *
     * @return 0 or 1 per class
     * @throws DataException when a clip of a single-label set does not have exactly one label
     */
    public float[] clipwise(int index) {
        Clip clip = dataset.clip(index);
        if (dataset.labelKind() == LabelKind.SINGLE && clip.labels().length != 1) {
            throw new DataException("Clip " + clip.id() + " has " + clip.labels().length
                    + " labels, but its data set promises exactly one a clip. Correct the label table.");
        }
        float[] target = new float[classes()];
        for (int label : clip.labels()) {
            target[label] = 1;
        }
        return target;
    }

    /** Class indices of a clip, ascending. */
    public int[] labels(int index) {
        return dataset.clip(index).labels();
    }

    /**
     * Labels per time step: a class is on in a step when one of its events covers the middle of the step.
     *
     * @param from where the piece of the clip that is seen begins, in seconds
     * @param steps into which the piece is divided evenly
     * @param seconds length of the piece
     * @return (steps, classes), row by row, 0 or 1
     */
    public float[] framewise(int index, double from, int steps, double seconds) {
        float[] target = new float[steps * classes()];
        for (Event event : dataset.clip(index).events()) {
            for (int step = 0; step < steps; step++) {
                double middle = from + (step + 0.5) * seconds / steps;
                if (event.onset() <= middle && middle < event.offset()) {
                    target[step * classes() + event.label()] = 1;
                }
            }
        }
        return target;
    }
}
