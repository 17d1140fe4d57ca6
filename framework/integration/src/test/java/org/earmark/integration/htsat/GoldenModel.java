package org.earmark.integration.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.plugins.models.htsat.HtsAt;
import org.earmark.plugins.models.htsat.HtsAtFactory;
import org.earmark.plugins.models.htsat.HtsAtOptions;
import org.earmark.plugins.models.htsat.Size;
import org.earmark.plugins.models.htsat.SpecAugmentOptions;
import org.earmark.plugins.models.htsat.Variant;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.tensor.FloatArray;

/**
 * One of the small networks that the public implementation was run with. All have one, one, two and one blocks;
 * stochastic depth and SpecAugment are off.
 */
record GoldenModel(Variant variant, int embedDimension, List<Integer> heads, int classes, boolean repeatShortClips) {
    static final GoldenModel MAIN = new GoldenModel(Variant.HC, 12, List.of(1, 2, 4, 4), 10, false);
    static final GoldenModel MAIN_REPEATING = new GoldenModel(Variant.HC, 12, List.of(1, 2, 4, 4), 10, true);
    static final GoldenModel NANO = new GoldenModel(Variant.HC, 4, List.of(1, 2, 2, 4), 6, false);
    static final GoldenModel NANO_H = new GoldenModel(Variant.H, 4, List.of(1, 2, 2, 4), 6, false);

    HtsAt network(FrontEnd frontEnd) {
        HtsAtOptions options = new HtsAtOptions(
                Size.TINY,
                variant,
                Optional.of(embedDimension),
                Optional.of(List.of(1, 1, 2, 1)),
                Optional.of(heads),
                8,
                4,
                256,
                4,
                4,
                0,
                0,
                new SpecAugmentOptions(false, 2, 64, 2, 8),
                repeatShortClips);
        List<String> names =
                IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList();
        return new HtsAtFactory().create(options, new ModelContext(new Vocabulary(names), frontEnd));
    }

    /** What the network declares out of the tensors of a file. */
    static LearnerState state(Network network, Map<String, FloatArray> tensors) {
        return LearnerState.fresh(chosen(network.parameters(), tensors), chosen(network.buffers(), tensors));
    }

    private static Map<String, FloatArray> chosen(List<ParameterSpec> specs, Map<String, FloatArray> tensors) {
        Map<String, FloatArray> chosen = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            assertThat(tensors.keySet()).contains(spec.name());
            chosen.put(spec.name(), tensors.get(spec.name()));
        }
        return chosen;
    }
}
