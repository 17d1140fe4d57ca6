package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.report.view.EffectTable;

/**
 * The families of tests that a page tells, each corrected by itself.
 *
 * @param count how many
 * @param words what they are
 */
record TestFamilies(int count, List<String> words) {
    TestFamilies {
        words = List.copyOf(words);
    }

    static TestFamilies of(Findings findings, EffectTable axes, EffectTable interactions, boolean engines) {
        List<String> words = new ArrayList<>();
        int contrasts = metrics(findings, contrast -> contrast.pValue().isPresent());
        if (contrasts > 0) {
            words.add("contrasts in " + NumberText.plural(contrasts, "metric"));
        }
        int equivalence =
                metrics(findings, contrast -> contrast.decision().equivalence().isPresent());
        if (equivalence > 0) {
            words.add("equivalence in " + NumberText.plural(equivalence, "metric"));
        }
        int others = 0;
        if (isTested(axes)) {
            words.add("effects of axes");
            others++;
        }
        if (isTested(interactions)) {
            words.add("interactions");
            others++;
        }
        if (engines) {
            words.add("engines");
            others++;
        }
        return new TestFamilies(contrasts + equivalence + others, words);
    }

    /** Empty where nothing was tested. */
    Optional<String> sentence() {
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of("The page tells " + (count == 1 ? "one family" : count + " families") + " of tests ("
                + String.join(", ", words) + ")"
                + (count == 1
                        ? " at 5 %."
                        : ", each with a 5 % of its own: the chance of a false finding somewhere on it is up to "
                                + NumberText.percent(Math.min(1, 0.05 * count)) + "."));
    }

    private static int metrics(Findings findings, Predicate<Contrast> tested) {
        return (int) findings.contrasts().values().stream()
                .filter(family -> family.stream().anyMatch(tested))
                .count();
    }

    private static boolean isTested(EffectTable table) {
        return table.rows().stream().anyMatch(row -> !row.adjustedP().value().isEmpty());
    }
}
