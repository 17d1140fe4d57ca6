package org.earmark.plugins.datasets.synthetic;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.earmark.spi.data.Partition;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** Clips that are dealt out to parts: the folds, or one fixed fifth for testing. */
final class DealtFolds {
    private final int clips;
    private final IntUnaryOperator partOf;
    private final List<String> names;

    /** @param partOf clip to its part, from 0 */
    DealtFolds(SyntheticOptions options, IntUnaryOperator partOf) {
        this.clips = options.clips();
        this.partOf = partOf;
        this.names = IntStream.rangeClosed(1, options.folds())
                .mapToObj(String::valueOf)
                .toList();
    }

    List<String> names() {
        return names;
    }

    Partition partition(Optional<String> fold) {
        int tested = fold.map(this::part).orElseGet(this::fixedPart);
        return new Partition(
                chosen(clip -> partOf.applyAsInt(clip) != tested),
                new int[0],
                chosen(clip -> partOf.applyAsInt(clip) == tested));
    }

    private int part(String fold) {
        if (!names.contains(fold)) {
            String known = names.isEmpty() ? "no folds (its option folds is 0)" : "the folds 1 to " + names.size();
            throw new InvalidInputException(Problem.of("fold", fold, "this synthetic set has " + known));
        }
        return Integer.parseInt(fold) - 1;
    }

    private int fixedPart() {
        if (!names.isEmpty()) {
            throw new InvalidInputException(Problem.missing(
                    "fold",
                    "this synthetic set is tested fold by fold; choose one of 1 to " + names.size() + ", or all"));
        }
        return 0;
    }

    private int[] chosen(IntPredicate wanted) {
        return IntStream.range(0, clips).filter(wanted).toArray();
    }
}
