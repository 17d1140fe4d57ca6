package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earmark.analysis.contrast.Decision;
import org.earmark.analysis.engine.EngineComparison;
import org.earmark.analysis.engine.EngineDifference;
import org.earmark.analysis.engine.EnginePair;
import org.earmark.analysis.engine.EngineSpeed;
import org.earmark.analysis.engine.LossDeviation;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.report.view.EngineTable;

/** Composes the comparison of engines on cells that differ in nothing else. */
final class EngineComposer {
    private EngineComposer() {}

    static EngineTable compose(Findings findings) {
        StoredExperiment experiment = findings.experiment();
        List<EnginePair> pairs = EngineComparison.of(experiment.cells(), experiment.metrics(), experiment.looks());
        return new EngineTable(
                pairs.stream().map(EngineComposer::row).toList(),
                pairs.stream()
                        .flatMap(pair -> pair.metrics().stream())
                        .anyMatch(difference -> difference.decision().pValue().isPresent()));
    }

    private static EngineTable.Row row(EnginePair pair) {
        List<EngineTable.Line> lines = new ArrayList<>();
        pair.metrics().stream()
                .filter(difference -> difference.decision().summary().n() > 0)
                .forEach(difference ->
                        lines.add(new EngineTable.Line(difference.metric(), "", "", comparison(difference))));
        lines.add(deviation(pair.losses()));
        EngineSpeed from = pair.referenceSpeed();
        EngineSpeed to = pair.speed();
        lines.add(speed("training, clips/s", from.trainClipsPerSecond(), to.trainClipsPerSecond()));
        lines.add(speed("evaluation, clips/s", from.evaluateClipsPerSecond(), to.evaluateClipsPerSecond()));
        lines.add(speed("training step p50, ms", from.p50Millis(), to.p50Millis()));
        lines.add(speed("training step p95, ms", from.p95Millis(), to.p95Millis()));
        lines.add(speed("training step p99, ms", from.p99Millis(), to.p99Millis()));
        lines.add(speed("peak memory, MiB", from.peakMemoryBytes() / (1 << 20), to.peakMemoryBytes() / (1 << 20)));
        return new EngineTable.Row(
                pair.engine(),
                pair.reference(),
                NumberText.plural(pair.cells(), "pair") + " of cells",
                flag(pair.losses()),
                lines);
    }

    private static String comparison(EngineDifference difference) {
        Decision decision = difference.decision();
        return NumberText.signed(decision.summary().mean())
                + decision.summary()
                        .interval()
                        .map(i -> " (" + NumberText.signedInterval(i) + ")")
                        .orElse("")
                + ", " + NumberText.plural(decision.summary().n(), "seed") + ": " + DecisionText.verdict(decision)
                + (decision.adjustedP().isPresent()
                        ? ", corrected p "
                                + NumberText.pValue(decision.adjustedP().getAsDouble())
                        : "")
                + (difference.incompleteSeeds().isEmpty()
                        ? ""
                        : "; without seed " + String.join(", ", difference.incompleteSeeds()));
    }

    private static String flag(LossDeviation losses) {
        return !losses.isAboveRounding()
                ? ""
                : "The losses differ by " + relative(losses.early()) + " within the first " + LossDeviation.EARLY_STEPS
                        + " steps, more than the rounding of single precision explains ("
                        + relative(LossDeviation.ROUNDING) + "): the two do not compute the same.";
    }

    private static EngineTable.Line deviation(LossDeviation losses) {
        return new EngineTable.Line(
                "loss curve",
                "",
                "",
                losses.steps() == 0
                        ? "no common steps were logged"
                        : "differs by " + relative(losses.early()) + " at most in the first "
                                + LossDeviation.EARLY_STEPS
                                + " steps, by " + relative(losses.largest()) + " at most in all "
                                + NumberText.count(losses.steps())
                                + (losses.firstAbove() == 0
                                        ? ""
                                        : "; above " + relative(LossDeviation.ROUNDING) + " from step "
                                                + losses.firstAbove()));
    }

    private static EngineTable.Line speed(String quantity, double reference, double engine) {
        boolean both = Double.isFinite(reference) && Double.isFinite(engine);
        return new EngineTable.Line(
                quantity,
                Double.isFinite(reference) ? NumberText.compact(reference) : "–",
                Double.isFinite(engine) ? NumberText.compact(engine) : "–",
                both ? "× " + NumberText.compact(engine / reference) : "not measured on both");
    }

    private static String relative(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1e", value) : "a loss that is no number";
    }
}
