package org.earmark.core.census;

import java.util.Objects;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Inventory;

/**
 * What is examined.
 *
 * @param name of the data set
 * @param dataset its clips
 * @param inventory its folder against its lists
 * @param layout how clips are fitted before the front end
 * @param frontEnd of the log-mel statistics, fingerprints and pictures
 */
public record CensusSubject(
        String name, AudioDataset dataset, Inventory inventory, ClipLayout layout, FrontEnd frontEnd) {
    public CensusSubject {
        Objects.requireNonNull(name);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(inventory);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(frontEnd);
    }
}
