package org.earmark.core.metrics;

import java.util.ArrayList;
import java.util.List;
import org.earmark.spi.data.Vocabulary;

/**
 * One row of the table of classes.
 *
 * @param label class index
 * @param name of the class
 * @param positives clips that have it
 * @param averagePrecision NaN without positives
 * @param areaUnderRoc NaN without positives or without negatives
 * @param recall share of its clips recognised; NaN without clips or where clips may have several classes
 * @param precision share of its predictions that are right; NaN when never predicted or where clips may have several
 */
public record ClassScore(
        int label,
        String name,
        int positives,
        double averagePrecision,
        double areaUnderRoc,
        double recall,
        double precision) {
    /** One row a class, in the order of the vocabulary. */
    public static List<ClassScore> table(ScoredClips clips, Vocabulary vocabulary) {
        ClassRanking ranking = clips.ranking();
        ConfusionMatrix confusion = clips.isSingleLabel() ? ConfusionMatrix.of(clips.scores(), clips.targets()) : null;
        List<ClassScore> rows = new ArrayList<>();
        for (int label = 0; label < clips.classes(); label++) {
            rows.add(new ClassScore(
                    label,
                    vocabulary.name(label),
                    ranking.positives()[label],
                    ranking.averagePrecision()[label],
                    ranking.areaUnderRoc()[label],
                    confusion == null ? Double.NaN : confusion.recall(label),
                    confusion == null ? Double.NaN : confusion.precision(label)));
        }
        return rows;
    }
}
