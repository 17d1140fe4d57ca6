package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.EventFScore;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.metrics.Metric;
import org.earmark.core.metrics.events.FileCounts;
import org.earmark.spi.tensor.FloatArray;

/**
 * A metric of two sources, on the clips that both have.
 *
 * @param statistics empty when the two cannot be paired
 * @param text why not, or what has to be said of the mean; a sentence, or empty
 */
record PairedEvidence(Optional<Statistics> statistics, String text) {
    /** Of the same clips in the same order. */
    record Statistics(ClipStatistic first, ClipStatistic second) {}

    static PairedEvidence none(String reason) {
        return new PairedEvidence(Optional.empty(), reason);
    }

    static PairedEvidence ofEvents(FileCounts first, FileCounts second, String metric, Optional<String> label) {
        List<String> common =
                first.files().stream().filter(second.files()::contains).toList();
        if (common.isEmpty() || !first.classes().equals(second.classes())) {
            return none("The two have no clip in common or other annotated classes.");
        }
        int[] rowsFirst = rows(first.files(), common);
        int[] rowsSecond = rows(second.files(), common);
        if (!Arrays.deepEquals(pick(first.groundTruths(), rowsFirst), pick(second.groundTruths(), rowsSecond))) {
            return none("The two have other true events in the clips that they share.");
        }
        EventFScore a = EventMeasurer.score(first, rowsFirst, metric);
        EventFScore b = EventMeasurer.score(second, rowsSecond, metric);
        if (label.isEmpty()) {
            return overSame(a, b, first.classes(), averaged(a, b));
        }
        int index = first.classes().indexOf(label.get());
        return index < 0 ? none("The truth has no class " + label.get() + ".") : overSame(a, b, first.classes(), index);
    }

    /** The classes that enter the mean of either. */
    private static int[] averaged(EventFScore a, EventFScore b) {
        return IntStream.range(0, a.tallies().size())
                .filter(label -> a.averaged() == EventFScore.Classes.WITH_EVENTS || a.hits(label) || b.hits(label))
                .toArray();
    }

    /** A class that only one system hits counts as 0 for the other: left out on one side, missing it would pay. */
    private static PairedEvidence overSame(EventFScore a, EventFScore b, List<String> names, int... labels) {
        List<String> uneven = IntStream.of(labels)
                .filter(label -> a.hits(label) != b.hits(label))
                .mapToObj(names::get)
                .toList();
        String mean = labels.length > 1 ? "Mean over the same " + labels.length + " classes on both sides." : "";
        String missed = uneven.isEmpty()
                ? ""
                : " Only one of the two hits " + String.join(", ", uneven) + ", which counts as 0 for the other.";
        return new PairedEvidence(
                Optional.of(new Statistics(
                        a.over(EventFScore.Classes.WITH_EVENTS, labels),
                        b.over(EventFScore.Classes.WITH_EVENTS, labels))),
                (mean + missed).strip());
    }

    static PairedEvidence ofScores(ScoreEvidence first, ScoreEvidence second, Metric metric) {
        List<String> common = new ArrayList<>(first.clips());
        common.retainAll(new HashSet<>(second.clips()));
        if (common.isEmpty() || first.scores().shape()[1] != second.scores().shape()[1]) {
            return none("The two have no clip in common or other classes.");
        }
        int[] rowsFirst = rows(first.clips(), common);
        int[] rowsSecond = rows(second.clips(), common);
        FloatArray targets = pick(first.targets(), rowsFirst);
        if (!Arrays.equals(targets.values(), pick(second.targets(), rowsSecond).values())) {
            return none("The two have other targets for the clips that they share.");
        }
        return new PairedEvidence(
                Optional.of(new Statistics(
                        ResampledMetric.of(metric, pick(first.scores(), rowsFirst), targets),
                        ResampledMetric.of(metric, pick(second.scores(), rowsSecond), targets))),
                "");
    }

    private static int[] rows(List<String> ids, List<String> wanted) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        return wanted.stream().mapToInt(places::get).toArray();
    }

    private static int[][] pick(int[][] all, int... rows) {
        return IntStream.of(rows).mapToObj(row -> all[row]).toArray(int[][]::new);
    }

    private static FloatArray pick(FloatArray all, int... rows) {
        int width = Math.toIntExact(all.shape()[1]);
        FloatArray picked = FloatArray.zeros(rows.length, width);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all.values(), rows[i] * width, picked.values(), i * width, width);
        }
        return picked;
    }
}
