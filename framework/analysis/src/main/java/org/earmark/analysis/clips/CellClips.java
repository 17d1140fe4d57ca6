package org.earmark.analysis.clips;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.store.PredictionReader;
import org.earmark.analysis.store.Predictions;
import org.earmark.analysis.store.StoredCell;

/** Metrics over the stored predictions of cells; small ones are kept. Not thread-safe. */
public final class CellClips {
    /** More scores than this are read again each time rather than kept for all cells. */
    private static final long MOST_KEPT = 300_000;
    /** Predictions are stored in single precision. */
    private static final double ROUNDING = 1e-4;

    /** Makes metrics of predictions that have no form for resampling of their own. */
    @FunctionalInterface
    public interface OtherMetrics {
        /** @return empty for a metric that is not offered */
        Optional<ClipStatistic> of(String metric, Predictions predictions);
    }

    /** @param reason a clause; empty when there is a statistic */
    public record Lookup(Optional<ClipStatistic> statistic, Optional<Predictions> predictions, String reason) {
        static Lookup none(String reason) {
            return new Lookup(Optional.empty(), Optional.empty(), reason);
        }

        /** How many classes a metric of events is averaged over; empty for others. */
        public OptionalInt averagedClasses() {
            return statistic.orElse(null) instanceof EventMetric events
                    ? OptionalInt.of(events.averagedClasses())
                    : OptionalInt.empty();
        }
    }

    /**
     * @param differing clips on which the two sides differ; empty for metrics that no clip has by itself
     * @param reason a clause; empty when there is a difference
     */
    record Pair(ClipStatistic difference, Optional<BitSet> differing, String reason) {
        static Pair none(String reason) {
            return new Pair(ClipStatistic.mean(new double[0]), Optional.empty(), reason);
        }
    }

    private record Key(String cell, String metric) {}

    private final Map<Key, Lookup> kept = new HashMap<>();
    private final Optional<OtherMetrics> others;

    /** Only those that have such a form. */
    CellClips() {
        this.others = Optional.empty();
    }

    public CellClips(OtherMetrics others) {
        this.others = Optional.of(others);
    }

    /** The metric of a done cell, where its predictions give what it stored. */
    public Lookup find(StoredCell cell, String metric) {
        if (others.isEmpty() && !ClipMetric.isKnown(metric) && !EventMetric.isKnown(metric)) {
            return notOffered(metric);
        }
        Key key = new Key(cell.id(), metric);
        Lookup known = kept.get(key);
        if (known != null) {
            return known;
        }
        Lookup found = look(cell, metric);
        if (found.predictions().map(p -> (long) p.scores().values().length).orElse(0L) <= MOST_KEPT) {
            kept.put(key, found);
        }
        return found;
    }

    /** What the stored files give for a metric, whether the cell stored its value or not. */
    public Optional<ClipStatistic> statistic(StoredCell cell, String metric) {
        return computed(cell, metric).statistic();
    }

    private Lookup look(StoredCell cell, String metric) {
        Lookup computed = computed(cell, metric);
        return computed.statistic().isEmpty() ? computed : checked(cell, metric, computed);
    }

    private Lookup computed(StoredCell cell, String metric) {
        Predictions.Lookup lookup = PredictionReader.read(cell);
        if (lookup.predictions().isEmpty()) {
            return Lookup.none(lookup.reason());
        }
        Predictions predictions = lookup.predictions().get();
        if (EventMetric.isKnown(metric)) {
            return ofEvents(cell, metric, predictions);
        }
        if (ClipMetric.isKnown(metric)) {
            return ClipMetric.of(metric, predictions.scores(), predictions.targets())
                    .map(statistic -> new Lookup(Optional.of(statistic), Optional.of(predictions), ""))
                    .orElseGet(() -> Lookup.none(metric + " needs clips of one class each"));
        }
        return others.flatMap(known -> known.of(metric, predictions))
                .map(statistic -> new Lookup(Optional.of(statistic), Optional.of(predictions), ""))
                .orElseGet(() -> notOffered(metric));
    }

    private static Lookup notOffered(String metric) {
        return Lookup.none("for " + metric + " there is no interval over clips");
    }

    private static Lookup ofEvents(StoredCell cell, String metric, Predictions predictions) {
        Optional<Path> counts = EventMetric.counts(cell);
        if (counts.isEmpty()) {
            return Lookup.none("it stored no counts of events by clip");
        }
        try {
            ClipStatistic statistic = EventMetric.read(counts.get(), metric, predictions.clips());
            return new Lookup(Optional.of(statistic), Optional.of(predictions), "");
        } catch (IOException | NumberFormatException e) {
            return Lookup.none("its counts of events cannot be read: " + e.getMessage());
        }
    }

    private static Lookup checked(StoredCell cell, String metric, Lookup found) {
        double computed = found.statistic().orElseThrow().value();
        double stored = cell.metric(metric).orElse(Double.NaN);
        // Written so that a missing figure counts as a difference.
        if (!(Math.abs(computed - stored) <= ROUNDING)) {
            return Lookup.none(String.format(
                    Locale.ROOT, "its predictions give %s %.4f, its result %.4f", metric, computed, stored));
        }
        return found;
    }

    /** cell − other, where both judged the same clips. */
    Pair pair(StoredCell cell, StoredCell other, String metric) {
        Lookup first = find(cell, metric);
        Lookup second = find(other, metric);
        for (Lookup lookup : List.of(first, second)) {
            if (!lookup.reason().isEmpty()) {
                return Pair.none(lookup.reason());
            }
        }
        if (!first.predictions().orElseThrow().sameClips(second.predictions().orElseThrow())) {
            return Pair.none("the two sides were tested on different clips");
        }
        ClipStatistic own = first.statistic().orElseThrow();
        ClipStatistic others = second.statistic().orElseThrow();
        ClipStatistic difference = ClipStatistic.difference(own, others);
        Optional<BitSet> differing = own instanceof EventMetric counts
                ? Optional.of(counts.differing((EventMetric) others))
                : difference.clipValues().map(CellClips::notZero);
        return new Pair(difference, differing, "");
    }

    private static BitSet notZero(double[] values) {
        BitSet set = new BitSet(values.length);
        for (int clip = 0; clip < values.length; clip++) {
            set.set(clip, values[clip] != 0);
        }
        return set;
    }
}
