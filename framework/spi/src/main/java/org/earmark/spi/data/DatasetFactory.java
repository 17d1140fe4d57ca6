package org.earmark.spi.data;

import java.util.Optional;
import org.earmark.spi.Factory;

/** Opens a data set. */
public interface DatasetFactory<O extends Record> extends Factory<O> {
    /**
     * Reads what is needed to list the clips, but no audio.
     *
     * @throws org.earmark.spi.error.DataException when the folder is missing or not this data set; the message names
     *     the file and the remedy
     */
    AudioDataset create(O options, DatasetContext context);

    /** Whether {@code --data NAME=DIR} must be given. */
    boolean needsFolder();

    /** Whether it must be given with these options, where only some ways of using a set need one. */
    default boolean needsFolder(O options) {
        return needsFolder();
    }

    /**
     * Compares the folder with the set's own lists and its official size, for {@code earmark data check}. Reads no audio,
     * and works as far as possible also where {@link #create} refuses, so that everything that is missing is told at once.
     *
     * @return empty when the set has no such list; its clips' files are then looked for one by one
     * @throws org.earmark.spi.error.DataException when the folder or the list cannot be read
     */
    default Optional<Inventory> inventory(O options, DatasetContext context) {
        return Optional.empty();
    }
}
