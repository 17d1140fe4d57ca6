package org.earmark.core.train;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.earmark.spi.error.DataException;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/**
 * The balanced queue of the public HTS-AT code: round after round, the classes in random order and one random clip of
 * each, cut to the size of the training set. A clip of several classes is found under each of them. Where the original
 * fails on a class without clips, this one leaves it out.
 */
public final class BalancedOrder extends RememberedOrder {
    private final RandomSource random;
    /** Classes that have clips. */
    private final int[] present;
    /** The clips of class c are members[starts[c]] … members[starts[c + 1] − 1]: 2 million clips take 8 MB a label. */
    private final int[] starts;

    private final int[] members;

    /**
     * @param clips the training clips, as indices into the data set
     * @param labels the classes of a clip
     * @param classes in the vocabulary
     * @throws DataException when no clip has a label
     */
    public BalancedOrder(int[] clips, IntFunction<int[]> labels, int classes, RandomSource random) {
        super(clips);
        this.random = random;
        this.starts = new int[classes + 1];
        for (int clip : clips) {
            for (int label : labels.apply(clip)) {
                starts[label + 1]++;
            }
        }
        for (int label = 0; label < classes; label++) {
            starts[label + 1] += starts[label];
        }
        this.members = members(clips, labels);
        this.present = IntStream.range(0, classes)
                .filter(label -> starts[label] < starts[label + 1])
                .toArray();
        if (present.length == 0) {
            throw new DataException("No training clip has a label, so they cannot be sampled by class. Use"
                    + " training.sampling: shuffled, or check the labels.");
        }
    }

    private int[] members(int[] clips, IntFunction<int[]> labels) {
        int[] filled = starts.clone();
        int[] sorted = new int[starts[starts.length - 1]];
        for (int clip : clips) {
            for (int label : labels.apply(clip)) {
                sorted[filled[label]++] = clip;
            }
        }
        return sorted;
    }

    @Override
    int[] draw(long wanted) {
        RandomStream stream = random.stream("balanced-order", wanted, 0, 0);
        int[] order = new int[size()];
        for (int start = 0; start < order.length; start += present.length) {
            int[] round = stream.permutation(present.length);
            for (int i = 0; i < round.length && start + i < order.length; i++) {
                int label = present[round[i]];
                order[start + i] = members[starts[label] + stream.nextInt(starts[label + 1] - starts[label])];
            }
        }
        return order;
    }
}
