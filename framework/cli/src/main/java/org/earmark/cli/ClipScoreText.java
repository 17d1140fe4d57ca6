package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.earmark.core.metrics.ClassScore;
import org.earmark.core.metrics.ConfusionMatrix;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.metrics.files.Judged;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.error.DataException;

/** Shows the metrics of clip-level predictions. */
final class ClipScoreText {
    private static final int MOST_CONFUSED = 10;

    private final Judged judged;
    private final boolean single;
    private final Map<String, Double> metrics;
    private final List<ClassScore> classes;

    /** @param single whether each clip has exactly one class; accuracy, confusion and calibration need that */
    ClipScoreText(Judged judged, boolean single) {
        if (single && !judged.clips().isSingleLabel()) {
            throw new DataException("Some clips do not have exactly one class, so there is no accuracy. Score them with"
                    + " earmark score tags.");
        }
        this.judged = judged;
        this.single = single;
        MetricSet set = MetricSet.tagging();
        boolean probabilities = isProbability(judged.clips().scores().values());
        List<String> names = set.names(single ? LabelKind.SINGLE : LabelKind.MULTI).stream()
                .filter(name -> probabilities || !name.equals("ECE"))
                .toList();
        this.metrics = set.evaluate(names, judged.clips());
        this.classes = ClassScore.table(judged.clips(), judged.vocabulary());
    }

    private static boolean isProbability(float... scores) {
        for (float score : scores) {
            if (score < 0 || score > 1) {
                return false;
            }
        }
        return true;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(judged.clips().clips() + " clips, " + judged.clips().classes() + " classes");
        Table table = new Table(List.of("metric", "value", "meaning"));
        MetricSet set = MetricSet.tagging();
        metrics.forEach((name, value) ->
                table.add(List.of(name, Numbers.text(value), set.metric(name).meaning())));
        lines.addAll(table.lines());
        add(
                lines,
                "no positive clip, so left out of the means: ",
                judged.clips().classesWithoutPositives());
        add(lines, "no negative clip, so left out of mAUC: ", judged.clips().classesWithoutNegatives());
        lines.add("");
        lines.addAll(classTable());
        if (single) {
            lines.addAll(confusions());
        }
        return lines;
    }

    private void add(List<String> lines, String text, List<Integer> labels) {
        if (!labels.isEmpty()) {
            List<String> names = labels.stream().map(judged.vocabulary()::name).toList();
            lines.add(names.size()
                    + (names.size() == 1 ? " class has " : " classes have ")
                    + text
                    + String.join(", ", names));
        }
    }

    private List<String> classTable() {
        Table table = new Table(
                single
                        ? List.of("class", "clips", "AP", "AUC", "recall", "precision")
                        : List.of("class", "clips", "AP", "AUC"));
        for (ClassScore one : classes) {
            List<String> row = new ArrayList<>(List.of(
                    one.name(),
                    String.valueOf(one.positives()),
                    Numbers.text(one.averagePrecision()),
                    Numbers.text(one.areaUnderRoc())));
            if (single) {
                row.add(Numbers.text(one.recall()));
                row.add(Numbers.text(one.precision()));
            }
            table.add(row);
        }
        return table.lines();
    }

    private List<String> confusions() {
        record Pair(int truth, int predicted, int count) {}
        int[][] counts = confusion();
        List<Pair> pairs = new ArrayList<>();
        for (int truth = 0; truth < counts.length; truth++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                if (truth != predicted && counts[truth][predicted] > 0) {
                    pairs.add(new Pair(truth, predicted, counts[truth][predicted]));
                }
            }
        }
        if (pairs.isEmpty()) {
            return List.of();
        }
        pairs.sort((a, b) -> Integer.compare(b.count(), a.count()));
        Table table = new Table(List.of("class", "taken for", "clips"));
        pairs.stream()
                .limit(MOST_CONFUSED)
                .forEach(pair -> table.add(List.of(
                        judged.vocabulary().name(pair.truth()),
                        judged.vocabulary().name(pair.predicted()),
                        String.valueOf(pair.count()))));
        List<String> lines = new ArrayList<>(List.of("", "most frequent confusions (--json has the whole matrix):"));
        lines.addAll(table.lines());
        return lines;
    }

    private int[][] confusion() {
        return ConfusionMatrix.of(judged.clips().scores(), judged.clips().targets())
                .counts();
    }

    ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("clips", judged.clips().clips()).put("classes", judged.clips().classes());
        ObjectNode values = tree.putObject("metrics");
        metrics.forEach((name, value) -> values.set(name, Numbers.json(value)));
        judged.clips().classesWithoutPositives().forEach(tree.putArray("classesWithoutPositives")::add);
        judged.clips().classesWithoutNegatives().forEach(tree.putArray("classesWithoutNegatives")::add);
        ArrayNode rows = tree.putArray("perClass");
        for (ClassScore one : classes) {
            ObjectNode row = rows.addObject().put("index", one.label()).put("name", one.name());
            row.put("positives", one.positives());
            row.set("averagePrecision", Numbers.json(one.averagePrecision()));
            row.set("areaUnderRoc", Numbers.json(one.areaUnderRoc()));
            if (single) {
                row.set("recall", Numbers.json(one.recall()));
                row.set("precision", Numbers.json(one.precision()));
            }
        }
        if (single) {
            ArrayNode matrix = tree.putArray("confusion");
            for (int[] row : confusion()) {
                Arrays.stream(row).forEach(matrix.addArray()::add);
            }
        }
        return tree;
    }
}
