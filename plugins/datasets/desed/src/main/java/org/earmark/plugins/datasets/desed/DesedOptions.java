package org.earmark.plugins.datasets.desed;

import java.util.List;
import java.util.Objects;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * Which part of the set is used. Parts are tables below {@code metadata}, named by their path without {@code .tsv}.
 *
 * @param layout how the set lies on disk
 * @param training tables with clips to train on; every one below {@code metadata/train} when empty
 * @param test the table with clips to test on, for the folders
 */
public record DesedOptions(Layout layout, List<String> training, String test) implements Validated {
    /** How the set lies on disk. */
    public enum Layout {
        /** What is there: folders when {@code metadata} is, else the array. */
        AUTO,
        /** The official folders {@code audio} and {@code metadata}. */
        FOLDERS,
        /** The original system's {@code eval.npy}, with {@code eval.tsv} beside it where events are known: test only. */
        ARRAY
    }

    public DesedOptions {
        Objects.requireNonNull(layout);
        training = List.copyOf(training);
        Objects.requireNonNull(test);
    }

    @Override
    public void validate(Problems problems) {
        training.forEach(part -> requirePart(part, "training", problems));
        requirePart(test, "test", problems);
    }

    private static void requirePart(String part, String option, Problems problems) {
        problems.require(
                part.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*") && !part.contains(".."),
                option,
                part,
                "must be the path of a table below metadata without .tsv, such as validation/validation");
    }
}
