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
import org.earmark.analysis.statistics.Bootstrap;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.Proportions;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.analysis.statistics.TestResult;
import org.earmark.analysis.store.StoredCell;
import org.earmark.spi.random.RandomSource;

/**
 * Intervals over clips, from the stored predictions. They answer another question than intervals over seeds: those tell
 * how far training again would move a figure, these how far another sample of clips would. Not thread-safe.
 */
public final class ClipAnalysis {
    private static final String NO_SPREAD = "all resamples give the same value, so there is no spread to judge by";
    private static final RandomSource RANDOM = new RandomSource(0x656172);

    private final CellClips cells = new CellClips();
    private final Bootstrap bootstrap;

    /** @param resamples of each bootstrap, at least 100 */
    public ClipAnalysis(int resamples) {
        this.bootstrap = new Bootstrap(resamples, SampleSummary.LEVEL, RANDOM);
    }

    public int resamples() {
        return bootstrap.resamples();
    }

    /** The interval of one trained model: Wilson's for a share of clips, else by bootstrap. */
    public ClipScore score(StoredCell cell, String metric) {
        CellClips.Lookup found = cells.find(cell, metric);
        if (found.statistic().isEmpty()) {
            return ClipScore.none(found.reason());
        }
        ClipStatistic statistic = found.statistic().get();
        Optional<Interval> interval = ClipMetric.isProportion(metric)
                ? Optional.of(Proportions.wilson(
                        (int) Math.round(statistic.value() * statistic.clips()), statistic.clips(), bootstrap.level()))
                : bootstrap.centred(statistic).map(ClipAnalysis::within01);
        return new ClipScore(statistic.clips(), interval, interval.isPresent() ? "" : NO_SPREAD);
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
        Optional<Interval> interval = bootstrap.centred(all);
        return new ClipDifference(
                all.clips(),
                interval,
                differing(byFold.values()),
                mcNemar(contrast, byFold.values()),
                interval.isPresent() ? "" : NO_SPREAD);
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

    /** No metric here leaves the range from 0 to 1. */
    private static Interval within01(Interval interval) {
        return new Interval(Math.max(0, interval.low()), Math.min(1, interval.high()), interval.level());
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
