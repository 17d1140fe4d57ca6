package org.earmark.report.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.analysis.store.StoredResult;
import org.earmark.report.view.Assets;
import org.earmark.report.view.EffectTable;
import org.earmark.report.view.EngineTable;
import org.earmark.report.view.Fact;
import org.earmark.report.view.Failure;
import org.earmark.report.view.Page;

/** Turns a stored experiment into the texts and numbers of its page. A pure function. */
public final class PageComposer {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Seeds are in the configuration, commands in the register. */
    private static final Pattern TOLD_ELSEWHERE = Pattern.compile("command|format|seeds\\..*");

    private PageComposer() {}

    public static Page compose(StoredExperiment experiment, Assets assets) {
        Findings findings = Findings.of(experiment);
        EffectComposer effects = new EffectComposer(findings);
        EffectTable axes = effects.axes();
        EffectTable interactions = effects.interactions();
        EngineTable engines = EngineComposer.compose(findings);
        TestFamilies families = TestFamilies.of(findings, axes, interactions, engines.tested());
        ClassComposer classes = new ClassComposer(findings);
        List<Failure> failures = FailureComposer.compose(experiment);
        return new Page(
                experiment.name(),
                experiment.question(),
                facts(experiment),
                new SummaryComposer(findings, failures, families).compose(),
                failures,
                new ResultComposer(findings).compose(),
                new ContrastComposer(findings).compose(),
                axes,
                interactions,
                new StudyComposer(findings).compose(),
                engines,
                classes.tables(),
                new TimelineComposer(findings).compose(),
                ProtocolComposer.compose(experiment.cells()),
                new SpeedComposer(findings).compose(),
                CostComposer.compose(findings),
                DifferenceComposer.compose(experiment.cells(), StoredAttempt::configuration),
                DifferenceComposer.compose(experiment.cells(), attempt -> attempt.provenance().entrySet().stream()
                        .filter(entry -> !TOLD_ELSEWHERE.matcher(entry.getKey()).matches())
                        .collect(Collectors.toMap(e -> e.getKey(), e -> e.getValue()))),
                RegisterComposer.compose(experiment.cells()),
                experiment.notes(),
                scriptSafe(ChartData.of(findings, classes.precisions())),
                assets);
    }

    private static List<Fact> facts(StoredExperiment experiment) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Version", Integer.toString(experiment.version())));
        facts.add(new Fact("Cells", NumberText.count(experiment.cells().size())));
        facts.add(new Fact("Metrics", String.join(", ", experiment.metrics())));
        if (!experiment.baseline().isEmpty()) {
            facts.add(new Fact(
                    "Baseline",
                    experiment.baseline().entrySet().stream()
                            .map(axis -> axis.getKey() + "=" + axis.getValue())
                            .collect(Collectors.joining(", "))));
        }
        List<StoredResult> results = experiment.cells().stream()
                .flatMap(cell -> cell.attempt().stream())
                .flatMap(attempt -> attempt.result().stream())
                .toList();
        Optional<Instant> first =
                results.stream().flatMap(r -> r.started().stream()).min(Comparator.naturalOrder());
        Optional<Instant> last =
                results.stream().flatMap(r -> r.ended().stream()).max(Comparator.naturalOrder());
        first.ifPresent(time -> facts.add(new Fact("First start", NumberText.time(first))));
        last.ifPresent(time -> facts.add(new Fact("Last end", NumberText.time(last))));
        double seconds = results.stream()
                .mapToDouble(StoredResult::seconds)
                .filter(Double::isFinite)
                .sum();
        if (seconds > 0) {
            facts.add(new Fact("Time in cells", NumberText.duration(seconds)));
        }
        return facts;
    }

    /** JSON that no text in it can end the script element it stands in, nor a line of script. */
    private static String scriptSafe(ChartData data) {
        try {
            return JSON.writeValueAsString(data)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
