package org.earmark.spi.data;

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
}
