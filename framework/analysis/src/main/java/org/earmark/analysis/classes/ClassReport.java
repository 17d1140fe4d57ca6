package org.earmark.analysis.classes;

import java.util.List;
import java.util.Optional;

/**
 * What the models of one configuration do class by class, over all its cells that stored predictions.
 *
 * @param classes names
 * @param scores in the order of the classes
 * @param confusion (true class, decided class): clips over all cells; empty where clips have several classes or none
 * @param precisions mean precision over classes and cells at recalls 0, 1/n, …, 1
 * @param cells that went into it
 * @param missing cells that are done and did not, with the reason of the first; empty when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
public record ClassReport(
        List<String> classes,
        List<ClassScore> scores,
        Optional<long[][]> confusion,
        double[] precisions,
        int cells,
        String missing) {
    public ClassReport {
        classes = List.copyOf(classes);
        scores = List.copyOf(scores);
    }

    /**
     * One class.
     *
     * @param positives clips that have it, in one cell
     * @param averagePrecision mean over cells; NaN without positives
     * @param precision of the decisions, mean over the cells that decided for it; NaN where none did
     * @param recall of the decisions, mean over cells; NaN without positives
     * @param f1 of the decisions, mean over cells, 0 in one that never decides for it; NaN without positives
     */
    public record ClassScore(double positives, double averagePrecision, double precision, double recall, double f1) {}

    /** A true class and what it was taken for. */
    public record Mistake(String truth, String decided, long clips, double share) {}
}
