package org.earmark.plugins.models.htsat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** An HTS-AT network whose extras are the tensors between its pieces. */
public final class ProbedHtsAt implements Network {
    private final HtsAt network;
    private final boolean fromImage;

    private ProbedHtsAt(HtsAt network, boolean fromImage) {
        this.network = network;
        this.fromImage = fromImage;
    }

    /** The whole network. */
    public static ProbedHtsAt whole(HtsAt network) {
        return new ProbedHtsAt(network, false);
    }

    /** The transformer alone: its features are folded images, (B, side, side). */
    public static ProbedHtsAt transformer(HtsAt network) {
        return new ProbedHtsAt(network, true);
    }

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
        Map<String, Tensor> seen = new HashMap<>();
        NetworkOutput output = fromImage
                ? network.classify(pass, features.reshape(-1, 1, features.size(1), features.size(2)), seen::put)
                : network.forward(pass, features, seen::put);
        return new NetworkOutput(output.clipwise(), output.framewise(), output.latent(), seen);
    }
}
