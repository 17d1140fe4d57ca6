package org.earmark.testkit.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.earmark.spi.layer.BatchNorm;
import org.earmark.spi.layer.Linear;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/**
 * A small network that uses everything a pass offers: batch statistics, mixup, random draws per sample, a constant,
 * extras and a parameter that nothing depends on. Features are (B, frames, {@value #BANDS}).
 */
final class ExaminedNetwork implements Network {
    static final int BANDS = 4;
    static final int CLASSES = 3;
    static final String UNUSED = "unused.weight";
    private static final int WIDTH = 5;

    private final BatchNorm norm = new BatchNorm("norm", BANDS);
    private final Linear hidden = new Linear("hidden", BANDS, WIDTH, true, Initialisation.uniform(0.7));
    private final Linear head = new Linear("head", WIDTH, CLASSES, true, Initialisation.uniform(0.7));
    private final AtomicInteger constantsMade = new AtomicInteger();

    /** How often the constant was asked of this network so far. */
    int constantsMade() {
        return constantsMade.get();
    }

    @Override
    public List<ParameterSpec> parameters() {
        return Stream.of(
                        norm.parameters(),
                        hidden.parameters(),
                        List.of(new ParameterSpec(UNUSED, new long[] {2, 2}, Initialisation.constant(1))),
                        head.parameters())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<ParameterSpec> buffers() {
        return norm.buffers();
    }

    @Override
    public NetworkOutput forward(Pass pass, Tensor features) {
        Tensor normalised = norm.apply(pass, features.permute(0, 2, 1)).permute(0, 2, 1);
        Tensor mixed =
                pass.spectrogramMixup().map(plan -> mix(pass, normalised, plan)).orElse(normalised);
        Tensor steps = hidden.apply(pass, mixed).gelu().multiply(pass.constant("ramp", this::ramp));
        Tensor kept = pass.training() ? steps.multiply(noise(pass)) : steps;
        Tensor framewise = head.apply(pass, kept);
        Tensor clipwise = framewise.mean(1);
        Map<String, Tensor> extras = pass.wantsExtras() ? Map.of("hidden", steps) : Map.of();
        return new NetworkOutput(clipwise, Optional.of(framewise), Optional.of(kept.mean(1)), extras);
    }

    private FloatArray ramp() {
        constantsMade.incrementAndGet();
        return new FloatArray(new float[] {0.5f, 0.75f, 1, 1.25f, 1.5f}, WIDTH);
    }

    private static Tensor mix(Pass pass, Tensor x, MixupPlan plan) {
        Tensor lambda = pass.of(new FloatArray(plan.lambdas(), plan.size(), 1, 1));
        Tensor partners = x.gather(0, plan.partners());
        return x.multiply(lambda).add(partners.subtract(partners.multiply(lambda)));
    }

    private static Tensor noise(Pass pass) {
        FloatArray noise = FloatArray.zeros(pass.batchSize(), 1, WIDTH);
        for (int sample = 0; sample < pass.batchSize(); sample++) {
            RandomStream random = pass.random("examined-noise", sample);
            for (int i = 0; i < WIDTH; i++) {
                noise.values()[sample * WIDTH + i] = 0.5f + random.nextFloat();
            }
        }
        return pass.of(noise);
    }

    /** Fresh values for parameters or buffers. */
    static Map<String, FloatArray> draw(List<ParameterSpec> specs) {
        Map<String, FloatArray> values = new HashMap<>();
        for (ParameterSpec spec : specs) {
            RandomStream random = new RandomSource(17).stream("initial:" + spec.name());
            values.put(spec.name(), spec.initialisation().draw(spec.shape(), random));
        }
        return values;
    }
}
