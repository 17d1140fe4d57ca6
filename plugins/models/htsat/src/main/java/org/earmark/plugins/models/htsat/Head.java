package org.earmark.plugins.models.htsat;

import org.earmark.spi.layer.Layer;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** Reads the classes from the last tokens. */
interface Head extends Layer {
    /** @param tokens normalised tokens of the last stage, (B, grid², width) */
    NetworkOutput apply(Pass pass, Tensor tokens);

    FrequencyGrouping grouping();
}
