package org.earmark.plugins.datasets.synthetic;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.earmark.spi.data.Folds;

/** Clips that are dealt out to parts: the folds, or one fixed fifth for testing. */
final class DealtFolds {
    private static final String SET = "this synthetic set";

    private DealtFolds() {}

    /** @param partOf clip to its part, from 0 */
    static Folds of(SyntheticOptions options, IntUnaryOperator partOf) {
        List<String> names = IntStream.rangeClosed(1, options.parts())
                .mapToObj(String::valueOf)
                .toList();
        int[] parts = IntStream.range(0, options.clips()).map(partOf).toArray();
        Folds crossed = Folds.crossValidation(SET, names, parts);
        return options.folds() > 0 ? crossed : Folds.fixed(SET, crossed.partition(Optional.of("1")));
    }
}
