package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earmark.analysis.schedule.EffectiveRate;
import org.earmark.analysis.schedule.RateText;
import org.earmark.analysis.schedule.ScheduleLint;
import org.earmark.analysis.schedule.ScheduleLints;
import org.earmark.analysis.schedule.ScheduleTranslation;
import org.earmark.analysis.schedule.TrainingLength;

/** What is known of schedules, for a terminal and as JSON. */
final class ScheduleText {
    private static final int COLUMNS = 72;
    private static final int ROWS = 10;
    /** What HTS-AT was trained with on AudioSet. */
    private static final int AUDIOSET_BATCH = 128;

    private static final int AUDIOSET_EPOCHS = 100;

    private final List<EffectiveRate> rates;

    ScheduleText(List<EffectiveRate> rates) {
        this.rates = List.copyOf(rates);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (EffectiveRate rate : rates) {
            describe(rate, lines);
            lines.add("");
        }
        return lines;
    }

    private static void describe(EffectiveRate rate, List<String> lines) {
        TrainingLength length = rate.length();
        lines.add(rate.name());
        lines.add("  base rate " + RateText.of(rate.baseRate()) + "; " + length.clips() + " clips in batches of "
                + length.batchSize() + ", " + length.epochs() + " epochs of " + length.stepsPerEpoch() + " steps: "
                + length.steps() + " steps, " + length.samplesAt(length.steps()) + " samples");
        lines.addAll(drawing(rate));
        Table table = new Table(List.of("  at", "rate", "epoch", "step", "samples"));
        table.add(row("  first", rate, new EffectiveRate.Point(0, rate.rate(0))));
        table.add(row("  highest", rate, rate.peak()));
        table.add(row("  last", rate, rate.last()));
        lines.addAll(table.lines());
        lines.add("  mean rate " + RateText.of(rate.mean()));
        ScheduleLints.of(rate).forEach(lint -> lines.add("  " + lint.id() + ": " + lint.message()));
        translation(rate).ifPresent(translation -> translate(translation, lines));
    }

    private static List<String> row(String name, EffectiveRate rate, EffectiveRate.Point point) {
        return List.of(
                name,
                RateText.of(point.rate()),
                RateText.of(rate.length().epochsAt(point.step())),
                Long.toString(point.step()),
                Long.toString(rate.length().samplesAt(point.step())));
    }

    /** The highest rate of each column, so that a single step cannot hide. */
    private static List<String> drawing(EffectiveRate rate) {
        double[] columns = new double[COLUMNS];
        for (EffectiveRate.Point point : rate.points()) {
            int column = (int) (point.step() * COLUMNS / rate.length().steps());
            columns[column] = Math.max(columns[column], point.rate());
        }
        for (int column = 1; column < COLUMNS; column++) {
            columns[column] =
                    columns[column] == 0 && rate.length().steps() < COLUMNS ? columns[column - 1] : columns[column];
        }
        double highest = rate.peak().rate();
        List<String> lines = new ArrayList<>();
        for (int row = ROWS; row >= 1; row--) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %9.2e ", highest * row / ROWS));
            for (double value : columns) {
                line.append(highest > 0 && value >= highest * (row - 0.5) / ROWS ? '#' : ' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add("  " + " ".repeat(10) + "-".repeat(COLUMNS));
        lines.add("  " + " ".repeat(10) + "epoch 0"
                + " ".repeat(COLUMNS - 7 - Long.toString(rate.length().epochs()).length())
                + rate.length().epochs());
        return lines;
    }

    /** Only a schedule that counts epochs says something else on a set of another size. */
    private static Optional<ScheduleTranslation> translation(EffectiveRate rate) {
        boolean counts =
                ScheduleLints.of(rate).stream().anyMatch(lint -> lint.id().equals("epoch-units"));
        TrainingLength audioSet = new TrainingLength(ScheduleLints.AUDIOSET_CLIPS, AUDIOSET_BATCH, AUDIOSET_EPOCHS);
        return counts
                ? Optional.of(ScheduleTranslation.of(
                        new EffectiveRate(rate.name(), rate.schedule(), rate.baseRate(), audioSet), rate.length()))
                : Optional.empty();
    }

    private static void translate(ScheduleTranslation translation, List<String> lines) {
        lines.add("  The same schedule on AudioSet (about " + translation.from().clips() + " clips, "
                + translation.from().epochs() + " epochs), and where its phases begin here:");
        Table table = new Table(
                List.of("  rate", "AudioSet epoch", "samples", "epoch here, same samples", "epoch here, same share"));
        for (ScheduleTranslation.Phase phase : translation.phases()) {
            table.add(List.of(
                    "  " + RateText.of(phase.rate()),
                    RateText.of(phase.epoch()),
                    Long.toString(phase.samples()),
                    RateText.of(phase.sameSamples())
                            + (phase.sameSamples() > translation.to().epochs() ? " (never)" : ""),
                    RateText.of(phase.sameShare())));
        }
        lines.addAll(table.lines());
    }

    ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode list = tree.putArray("schedules");
        for (EffectiveRate rate : rates) {
            ObjectNode node = list.addObject();
            node.put("schedule", rate.name());
            node.put("baseRate", rate.baseRate());
            node.put("clips", rate.length().clips());
            node.put("batchSize", rate.length().batchSize());
            node.put("epochs", rate.length().epochs());
            node.put("steps", rate.length().steps());
            node.put("highest", rate.peak().rate());
            node.put("highestStep", rate.peak().step());
            node.put("last", rate.last().rate());
            node.put("mean", rate.mean());
            ArrayNode lints = node.putArray("lints");
            for (ScheduleLint lint : ScheduleLints.of(rate)) {
                lints.addObject().put("id", lint.id()).put("message", lint.message());
            }
            translation(rate).ifPresent(translation -> phases(node.putArray("fromAudioSet"), translation));
        }
        return tree;
    }

    private static void phases(ArrayNode list, ScheduleTranslation translation) {
        translation.phases().forEach(phase -> list.addObject()
                .put("rate", phase.rate())
                .put("epoch", phase.epoch())
                .put("samples", phase.samples())
                .put("sameSamplesEpoch", phase.sameSamples())
                .put("sameShareEpoch", phase.sameShare()));
    }
}
