package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Tensor;
import org.earmark.plugins.engines.PassSignal;
import org.earmark.spi.tensor.RunningStatistics;

/** Where batch normalisations of a pass take their mean and variance from. */
interface BatchStatistics {
    /**
     * The statistics of the next batch normalisation.
     *
     * @param input (B, C, …), the samples of this pass
     * @param training whether those of the whole batch are wanted rather than the running ones
     * @throws PassSignal when the pass must end here because the rest of the batch has not been seen yet
     */
    ChannelStatistics statistics(Tensor input, RunningStatistics running, double momentum, boolean training);
}
