package org.earmark.spi.data;

import java.util.Optional;

/**
 * Labelled clips. Clips are made on demand by index, so that a set of millions costs memory only for what it stores
 * itself. Immutable and thread-safe.
 */
public interface AudioDataset {
    Vocabulary vocabulary();

    LabelKind labelKind();

    /** The number of clips. */
    int size();

    /** @param index 0 ≤ index &lt; {@link #size()} */
    Clip clip(int index);

    /**
     * Names of the folds that can be tested on, in order: {@code "1"} … {@code "5"} for ESC-50; empty when the set has
     * one fixed partition.
     */
    java.util.List<String> folds();

    /**
     * The parts for training and testing.
     *
     * @param fold the fold to test on; empty for the fixed partition
     * @throws org.earmark.spi.error.InvalidInputException when there is no such fold
     */
    Partition partition(Optional<String> fold);

    /** How its clips are usually fitted to one rate and length; an experiment may say otherwise. */
    ClipLayout usualLayout();

    /**
     * The front end that the set is usually heard through; an experiment may say otherwise.
     *
     * @param sampleRate of the fitted clips, in hertz
     */
    default FrontEnd usualFrontEnd(int sampleRate) {
        return FrontEnd.standard(sampleRate);
    }

    /**
     * How the set is laid out when {@code earmark data prepare} packs it.
     *
     * @param fold the fold to test on; empty for the fixed partition
     * @throws org.earmark.spi.error.InvalidInputException when there is no such fold
     */
    default Packing packing(Optional<String> fold) {
        return Packing.of(partition(fold));
    }

    /**
     * SHA-256 (hex) over the sorted census: everything that decides what is learnt, such as ids, labels, folds and file
     * sizes, and no absolute path.
     */
    String fingerprint();
}
