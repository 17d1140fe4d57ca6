package org.earmark.report.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earmark.analysis.contrast.Effect;
import org.earmark.analysis.contrast.Effects;
import org.earmark.report.view.EffectTable;

/** Composes the effects of single axes and of pairs of them, in grids of at least two axes. */
final class EffectComposer {
    private static final int MOST_ROWS = 60;

    private final Findings findings;
    private final Map<String, String> references = new LinkedHashMap<>();

    EffectComposer(Findings findings) {
        this.findings = findings;
        for (String axis : findings.varyingAxes()) {
            String first = findings.groups().get(0).key().getOrDefault(axis, "");
            references.put(axis, findings.experiment().baseline().getOrDefault(axis, first));
        }
    }

    /** Empty rows with fewer than two axes: contrasts tell the same then. */
    EffectTable axes() {
        return references.size() < 2 ? empty() : table(effects().ofAxes());
    }

    EffectTable interactions() {
        return references.size() < 2 ? empty() : table(effects().interactions());
    }

    private Effects effects() {
        String metric = findings.experiment().primaryMetric();
        return new Effects(
                findings.groups(), references, metric, findings.experiment().looks());
    }

    private EffectTable empty() {
        return new EffectTable(findings.experiment().primaryMetric(), "", List.of(), 0);
    }

    private EffectTable table(List<Effect> effects) {
        StripScale scale =
                StripScale.ofDecisions(effects.stream().map(Effect::decision).toList());
        return new EffectTable(
                findings.experiment().primaryMetric(),
                words(references),
                effects.stream()
                        .limit(MOST_ROWS)
                        .map(effect -> row(effect, scale))
                        .toList(),
                Math.max(0, effects.size() - MOST_ROWS));
    }

    private EffectTable.Row row(Effect effect, StripScale scale) {
        Map<String, String> ordered = new LinkedHashMap<>();
        references.keySet().stream()
                .filter(effect.changed()::containsKey)
                .forEach(axis -> ordered.put(axis, effect.changed().get(axis)));
        return new EffectTable.Row(
                words(ordered),
                effect.places(),
                effect.decision().summary().n(),
                DecisionText.difference(effect.decision()),
                DecisionText.interval(effect.decision()),
                DecisionText.probability(effect.decision().adjustedP()),
                DecisionText.detectable(effect.decision()),
                DecisionText.id(effect.decision()),
                DecisionText.verdict(effect.decision()),
                DecisionText.why(effect.decision()),
                DecisionText.strip(effect.decision(), scale),
                DecisionText.leftOut(effect.leftOutFolds()));
    }

    private static String words(Map<String, String> axes) {
        return axes.entrySet().stream()
                .map(axis -> axis.getKey() + "=" + axis.getValue())
                .collect(Collectors.joining(", "));
    }
}
