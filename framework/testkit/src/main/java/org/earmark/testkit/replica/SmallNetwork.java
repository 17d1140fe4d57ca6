package org.earmark.testkit.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.layer.BatchNorm;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.layer.Linear;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/**
 * A network with what makes dividing a batch difficult: statistics over the batch, random draws per sample, mixing of
 * samples, a constant and a parameter that nothing depends on. Features are (B, frames, 4), classes 3.
 */
public final class SmallNetwork implements Network {
    public static final int BANDS = 4;
    public static final int CLASSES = 3;
    private static final int HIDDEN = 6;
    private static final Initialisation WEIGHTS = Initialisation.truncatedNormal(0.5);

    private final BatchNorm inputNorm = new BatchNorm("bn0", BANDS);
    private final BatchNorm hiddenNorm = new BatchNorm("bn1", HIDDEN);
    private final Linear first = new Linear("first", BANDS, HIDDEN, true, WEIGHTS);
    private final Linear last = new Linear("last", HIDDEN, CLASSES, true, WEIGHTS);
    private final boolean normaliseHidden;

    /** @param normaliseHidden whether a batch normalisation follows the first layer */
    public SmallNetwork(boolean normaliseHidden) {
        this.normaliseHidden = normaliseHidden;
    }

    private List<Layer> layers() {
        return normaliseHidden ? List.of(inputNorm, first, hiddenNorm, last) : List.of(inputNorm, first, last);
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> parameters = new ArrayList<>();
        layers().forEach(layer -> parameters.addAll(layer.parameters()));
        parameters.add(new ParameterSpec("unused", new long[] {2, 2}, WEIGHTS));
        return parameters;
    }

    @Override
    public List<ParameterSpec> buffers() {
        return layers().stream().flatMap(layer -> layer.buffers().stream()).toList();
    }

    @Override
    public NetworkOutput forward(Pass pass, Tensor features) {
        Tensor x = inputNorm.apply(pass, features.permute(0, 2, 1)).permute(0, 2, 1);
        if (pass.training()) {
            x = x.multiply(pass.of(gains(pass)));
        }
        if (pass.spectrogramMixup().isPresent()) {
            x = mixed(pass, x, pass.spectrogramMixup().get());
        }
        x = first.apply(pass, x).gelu();
        if (normaliseHidden) {
            x = hiddenNorm.apply(pass, x.permute(0, 2, 1)).permute(0, 2, 1);
        }
        Tensor latent = x.mean(1).add(pass.constant("offset", () -> FloatArray.filled(0.25f, HIDDEN)));
        Tensor logits = last.apply(pass, x);
        return NetworkOutput.of(last.apply(pass, latent), logits, latent);
    }

    private static FloatArray gains(Pass pass) {
        FloatArray gains = FloatArray.zeros(pass.batchSize(), 1, 1);
        for (int i = 0; i < pass.batchSize(); i++) {
            gains.values()[i] = (float) (0.5 + pass.random("gain", i).nextDouble());
        }
        return gains;
    }

    private static Tensor mixed(Pass pass, Tensor x, MixupPlan plan) {
        Tensor lambda = pass.of(new FloatArray(plan.lambdas(), plan.size(), 1, 1));
        Tensor partners = x.gather(0, plan.partners());
        return x.multiply(lambda).add(partners.multiply(lambda.multiply(-1).add(1)));
    }

    /** The loss that the tests use. */
    public static org.earmark.spi.loss.Loss loss() {
        return new org.earmark.spi.loss.Loss() {
            @Override
            public Tensor apply(NetworkOutput output, org.earmark.spi.loss.Targets targets) {
                return output.clipwise().sigmoid().binaryCrossEntropy(targets.clipwise());
            }

            @Override
            public org.earmark.spi.loss.Activation activation() {
                return org.earmark.spi.loss.Activation.SIGMOID;
            }
        };
    }

    public static Optional<MixupPlan> reversed(int size) {
        int[] partners = new int[size];
        float[] lambdas = new float[size];
        for (int i = 0; i < size; i++) {
            partners[i] = size - 1 - i;
            lambdas[i] = 0.3f + 0.1f * i;
        }
        return Optional.of(new MixupPlan(
                org.earmark.spi.mixup.MixupDomain.SPECTROGRAM,
                org.earmark.spi.mixup.LabelMixing.KEEP,
                partners,
                lambdas));
    }
}
