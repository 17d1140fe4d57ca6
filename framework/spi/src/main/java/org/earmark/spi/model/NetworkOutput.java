package org.earmark.spi.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.tensor.Tensor;

/**
 * What a network says about a batch.
 *
 * @param clipwise logits per clip, (B, classes); the loss knows which activation turns them into scores
 * @param framewise logits per time step, (B, steps, classes), steps evenly spaced over the clip
 * @param latent an embedding per clip, (B, dimension)
 * @param extras further named outputs, such as attention maps; computed only when {@link Pass#wantsExtras()}
 */
public record NetworkOutput(
        Tensor clipwise, Optional<Tensor> framewise, Optional<Tensor> latent, Map<String, Tensor> extras) {
    public NetworkOutput {
        Objects.requireNonNull(clipwise);
        Objects.requireNonNull(framewise);
        Objects.requireNonNull(latent);
        extras = Map.copyOf(extras);
    }

    public static NetworkOutput of(Tensor clipwise, Tensor framewise, Tensor latent) {
        return new NetworkOutput(clipwise, Optional.of(framewise), Optional.of(latent), Map.of());
    }

    public static NetworkOutput ofClipwise(Tensor clipwise) {
        return new NetworkOutput(clipwise, Optional.empty(), Optional.empty(), Map.of());
    }
}
