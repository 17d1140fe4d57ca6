package org.earmark.core.train;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;

/** Draws the weights that a model starts from. */
public final class InitialState {
    private InitialState() {}

    /**
     * Fresh parameters and buffers. Each has a stream of its own, keyed by its name, so a change of one layer leaves
     * the others as they were. A model that is no network draws its weights itself; its state is empty here.
     */
    public static LearnerState draw(Model model, RandomSource random) {
        return model instanceof Network network
                ? LearnerState.fresh(draw(network.parameters(), random), draw(network.buffers(), random))
                : LearnerState.fresh(Map.of(), Map.of());
    }

    private static Map<String, FloatArray> draw(List<ParameterSpec> specs, RandomSource random) {
        return specs.stream().collect(Collectors.toMap(ParameterSpec::name, spec -> spec.initialisation()
                .draw(spec.shape(), random.stream("initial-state:" + spec.name()))));
    }
}
