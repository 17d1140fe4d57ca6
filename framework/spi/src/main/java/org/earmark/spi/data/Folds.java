package org.earmark.spi.data;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** How a data set is divided for training and testing: into folds, or once and for all. Immutable. */
public final class Folds {
    private final String dataset;
    private final List<String> names;
    private final int[] foldOfClip;
    private final Optional<Partition> fixed;

    private Folds(String dataset, List<String> names, int[] foldOfClip, Optional<Partition> fixed) {
        this.dataset = dataset;
        this.names = List.copyOf(names);
        this.foldOfClip = foldOfClip.clone();
        this.fixed = fixed;
    }

    /**
     * Cross-validation: one fold is tested, all others are trained on.
     *
     * @param dataset its name, for messages
     * @param foldOfClip for each clip the place of its fold in {@code names}
     */
    public static Folds crossValidation(String dataset, List<String> names, int[] foldOfClip) {
        return new Folds(dataset, names, foldOfClip, Optional.empty());
    }

    /** One partition without folds. */
    public static Folds fixed(String dataset, Partition partition) {
        return new Folds(dataset, List.of(), new int[0], Optional.of(partition));
    }

    /** In order; empty for a fixed partition. */
    public List<String> names() {
        return names;
    }

    /** @throws InvalidInputException when there is no such fold, or one must be chosen */
    public Partition partition(Optional<String> fold) {
        if (fixed.isPresent()) {
            fold.ifPresent(name -> {
                throw new InvalidInputException(
                        Problem.of("fold", name, dataset + " has one fixed partition; remove fold"));
            });
            return fixed.get();
        }
        int held = held(fold);
        return new Partition(
                clips(clip -> foldOfClip[clip] != held), new int[0], clips(clip -> foldOfClip[clip] == held));
    }

    private int held(Optional<String> fold) {
        String all = String.join(", ", names);
        String name = fold.orElseThrow(() -> new InvalidInputException(
                Problem.missing("fold", dataset + " is tested fold by fold; choose one of " + all + ", or all")));
        int held = names.indexOf(name);
        if (held < 0) {
            Problem problem = Problem.of("fold", name, dataset + " has the folds " + all);
            throw new InvalidInputException(
                    Problems.nearest(name, names).map(problem::suggesting).orElse(problem));
        }
        return held;
    }

    private int[] clips(IntPredicate wanted) {
        return IntStream.range(0, foldOfClip.length).filter(wanted).toArray();
    }
}
