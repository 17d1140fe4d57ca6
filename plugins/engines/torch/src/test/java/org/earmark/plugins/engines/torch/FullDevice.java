package org.earmark.plugins.engines.torch;

import java.util.List;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/**
 * A network for whose passes a device has little memory: what is more fails as libtorch fails on a GPU.
 *
 * @param training the most clips in training
 * @param inference the most clips otherwise
 */
record FullDevice(Network network, int training, int inference) implements Network {
    @Override
    public List<ParameterSpec> parameters() {
        return network.parameters();
    }

    @Override
    public List<ParameterSpec> buffers() {
        return network.buffers();
    }

    @Override
    public NetworkOutput forward(Pass pass, Tensor features) {
        NetworkOutput output = network.forward(pass, features);
        if (pass.batchSize() > (pass.training() ? training : inference)) {
            throw new RuntimeException(
                    "CUDA out of memory. Tried to allocate 20.00 MiB.\nException raised from malloc");
        }
        return output;
    }
}
