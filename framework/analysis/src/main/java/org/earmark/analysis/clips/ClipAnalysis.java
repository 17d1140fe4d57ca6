package org.earmark.analysis.clips;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.analysis.grouping.AxisOrder;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Proportions;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.analysis.statistics.TestResult;
import org.earmark.analysis.store.StoredCell;

/**
 * Intervals over clips, from the stored predictions. They answer another question than intervals over seeds: those tell
 * how far training again would move a figure, these how far another sample of clips would. Not thread-safe.
 */
public final class ClipAnalysis {
    private final CellClips cells = new CellClips();
    private final ClipIntervals intervals;

    /** @param resamples of each bootstrap, at least 100 */
    public ClipAnalysis(int resamples) {
        this.intervals = new ClipIntervals(resamples, SampleSummary.LEVEL);
    }

    public int resamples() {
        return intervals.resamples();
    }

    /** The interval of one trained model. */
    public ClipScore score(StoredCell cell, String metric) {
        CellClips.Lookup found = cells.find(cell, metric);
        return found.statistic()
                .map(statistic -> intervals.ofModel(metric, statistic))
                .orElseGet(() -> ClipScore.none(found.reason()));
    }

    /** The interval of a contrast: the mean over its seeds and the folds that both sides have, paired by clip. */
    public ClipDifference difference(Contrast contrast) {
        if (contrast.differences().isEmpty()) {
            return ClipDifference.none("no seed is complete on both sides");
        }
        Map<String, List<CellClips.Pair>> byFold = new TreeMap<>(AxisOrder.NUMBERS_FIRST);
        Map<String, StoredCell> baseline = bySeedAndFold(contrast.baseline());
        for (StoredCell cell : contrast.group().cells()) {
            if (!contrast.differences().containsKey(cell.seed())
                    || !contrast.folds().counts(cell)) {
                continue;
            }
            CellClips.Pair pair = cells.pair(cell, baseline.get(key(cell)), contrast.metric());
            if (!pair.reason().isEmpty()) {
                return ClipDifference.none(pair.reason());
            }
            byFold.computeIfAbsent(cell.fold(), fold -> new ArrayList<>()).add(pair);
        }
        ClipStatistic all = ClipStatistic.acrossStrata(byFold.values().stream()
                .map(pairs -> ClipStatistic.average(
                        pairs.stream().map(CellClips.Pair::difference).toList()))
                .toList());
        ClipScore score = intervals.ofDifference(contrast.metric(), all);
        return new ClipDifference(
                score.clips(),
                score.interval(),
                differing(byFold.values()),
                mcNemar(contrast, byFold.values()),
                score.reason());
    }

    /** A clip is judged by every seed of its fold; it differs when one of them tells the sides apart. */
    private static OptionalInt differing(Collection<List<CellClips.Pair>> folds) {
        int sum = 0;
        for (List<CellClips.Pair> pairs : folds) {
            BitSet differing = new BitSet();
            for (CellClips.Pair pair : pairs) {
                if (pair.differing().isEmpty()) {
                    return OptionalInt.empty();
                }
                differing.or(pair.differing().get());
            }
            sum += differing.cardinality();
        }
        return OptionalInt.of(sum);
    }

    /** Several seeds judge the same clips, which are no independent trials then. */
    private static Optional<TestResult> mcNemar(Contrast contrast, Collection<List<CellClips.Pair>> folds) {
        if (!contrast.metric().equals("accuracy") || contrast.differences().size() != 1) {
            return Optional.empty();
        }
        int onlyGroup = 0;
        int onlyBaseline = 0;
        for (List<CellClips.Pair> fold : folds) {
            for (double difference : fold.get(0).difference().clipValues().orElseThrow()) {
                onlyGroup += difference > 0.5 ? 1 : 0;
                onlyBaseline += difference < -0.5 ? 1 : 0;
            }
        }
        return Optional.of(Proportions.mcNemar(onlyGroup, onlyBaseline));
    }

    private static Map<String, StoredCell> bySeedAndFold(CellGroup group) {
        Map<String, StoredCell> cells = new HashMap<>();
        group.cells().forEach(cell -> cells.put(key(cell), cell));
        return cells;
    }

    private static String key(StoredCell cell) {
        return cell.seed() + "\n" + cell.fold();
    }
}
