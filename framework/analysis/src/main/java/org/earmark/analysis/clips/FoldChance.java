package org.earmark.analysis.clips;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.GroupScore;
import org.earmark.analysis.store.StoredCell;

/** How unlike folds come out by chance alone. */
public final class FoldChance {
    private FoldChance() {}

    /**
     * The standard deviation that drawing the clips leaves between the folds of a share of clips, if each fold were equally
     * hard: √(p(1 − p)/n), with 1/n averaged over folds. Where several seeds judge the same clips it is an upper bound.
     *
     * @return empty for a metric that is no share of clips, and where a fold does not tell its clips
     */
    public static OptionalDouble of(CellGroup group, GroupScore score) {
        if (!ClipMetric.isProportion(score.metric()) || score.byFold().isEmpty()) {
            return OptionalDouble.empty();
        }
        Map<String, Long> clips = group.cells().stream()
                .filter(cell -> clips(cell).isPresent())
                .collect(Collectors.toMap(StoredCell::fold, cell -> clips(cell).getAsLong(), Math::min));
        if (!clips.keySet().containsAll(score.byFold().keySet())) {
            return OptionalDouble.empty();
        }
        double inverse = score.byFold().keySet().stream()
                .mapToDouble(fold -> 1.0 / clips.get(fold))
                .average()
                .orElseThrow();
        double p = score.overFolds().mean();
        return OptionalDouble.of(Math.sqrt(p * (1 - p) * inverse));
    }

    private static OptionalLong clips(StoredCell cell) {
        return cell.doneResult()
                .map(result -> result.clips().getOrDefault("test", 0L))
                .filter(clips -> clips > 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
