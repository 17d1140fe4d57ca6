package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;

/** Says by which weights and which protocol the figures of cells were made, and whether the test clips chose them. */
final class JudgedWeights {
    private static final String LAST = "last";
    private static final Set<String> CHOSEN_ON_TEST = Set.of("best-on-test", "average");

    private final List<Map<String, String>> cells;

    JudgedWeights(StoredExperiment experiment) {
        this.cells = experiment.cells().stream()
                .filter(cell -> cell.doneResult().isPresent())
                .flatMap((StoredCell cell) -> cell.attempt().stream())
                .map(attempt -> attempt.configuration())
                .toList();
    }

    /** What follows "figures are those of". */
    String words() {
        Set<String> weights = cells.stream().map(JudgedWeights::weights).collect(Collectors.toCollection(TreeSet::new));
        String whose = weights.isEmpty() ? "the last epoch" : String.join(", or of ", weights);
        List<String> protocols = cells.stream()
                .map(JudgedWeights::protocol)
                .distinct()
                .filter(protocol -> !protocol.isEmpty())
                .toList();
        boolean everywhere = cells.stream().noneMatch(cell -> protocol(cell).isEmpty());
        return whose
                + (protocols.isEmpty()
                        ? ""
                        : ", judged by " + String.join(", or by ", protocols) + (everywhere ? "" : " in some cells"));
    }

    /** Whether no cell's weights were chosen by looking at the clips that it is tested on. */
    boolean isBlind() {
        return cells.stream().map(JudgedWeights::selection).noneMatch(CHOSEN_ON_TEST::contains);
    }

    /** A warning where the test clips themselves chose. */
    Optional<String> warning() {
        long chosen = cells.stream()
                .map(JudgedWeights::selection)
                .filter(CHOSEN_ON_TEST::contains)
                .count();
        return chosen == 0
                ? Optional.empty()
                : Optional.of("The test clips themselves chose the epochs whose weights are judged"
                        + (chosen == cells.size() ? "" : ", in " + NumberText.plural(chosen, "cell"))
                        + ": such figures are too good, by an amount that intervals do not tell.");
    }

    private static String selection(Map<String, String> configuration) {
        return configuration.getOrDefault("evaluation.weights", LAST);
    }

    private static String weights(Map<String, String> configuration) {
        return switch (selection(configuration)) {
            case LAST -> "the last epoch";
            case "best-on-validation" -> "the epoch that was best on validation clips";
            case "best-on-test" -> "the epoch that was best on the test clips";
            case "average" ->
                "the mean weights of the " + configuration.getOrDefault("evaluation.keep", "kept")
                        + " epochs that were best on the test clips";
            default -> "weights chosen by " + selection(configuration);
        };
    }

    private static String protocol(Map<String, String> configuration) {
        List<String> parts = new ArrayList<>();
        String views = configuration.getOrDefault("evaluation.views", "1");
        if (!views.equals("1")) {
            parts.add(views + " shifted views of each clip");
        }
        if (configuration.getOrDefault("evaluation.repeatMode", "false").equals("true")) {
            parts.add("repeat mode");
        }
        return String.join(" in ", parts);
    }
}
