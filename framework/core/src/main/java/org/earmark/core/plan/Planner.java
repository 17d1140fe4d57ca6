package org.earmark.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earmark.core.config.Experiment;
import org.earmark.core.config.GridExpander;
import org.earmark.core.config.GridPoint;
import org.earmark.core.config.Section;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Turns an experiment into cells. Reads data sets' lists of clips, but no audio, and writes nothing. */
public final class Planner {
    private final PluginRegistry plugins;
    private final MetricSet metrics;

    @Inject
    public Planner(PluginRegistry plugins, MetricSet metrics) {
        this.plugins = plugins;
        this.metrics = metrics;
    }

    /**
     * The plan of an experiment.
     *
     * @param roots data set name to its folder
     * @param problems what reading the file found; planning adds what it finds
     * @throws org.earmark.spi.error.InvalidInputException with all problems, when there is any
     */
    public Plan plan(Experiment experiment, Map<String, Path> roots, Problems problems) {
        OpenDatasets datasets = new OpenDatasets(plugins, roots, true);
        List<PlannedPoint> points = points(experiment, datasets, new OpenStarts(true), problems);
        problems.throwIfAny();
        return new PlanAssembly(experiment).assemble(points);
    }

    /**
     * Checks an experiment as far as possible without the folders that are not given.
     *
     * @return names of the data sets and files that could not be looked at, so that their folds, labels and fit were not checked
     * @throws org.earmark.spi.error.InvalidInputException with all problems, when there is any
     */
    public Set<String> validate(Experiment experiment, Map<String, Path> roots, Problems problems) {
        OpenDatasets datasets = new OpenDatasets(plugins, roots, false);
        OpenStarts starts = new OpenStarts(false);
        points(experiment, datasets, starts, problems);
        problems.throwIfAny();
        Set<String> unopened = new TreeSet<>(datasets.unopened());
        unopened.addAll(starts.unopened());
        return unopened;
    }

    private List<PlannedPoint> points(
            Experiment experiment, OpenDatasets datasets, OpenStarts starts, Problems problems) {
        datasets.unknownNames().forEach(problems::add);
        SpecResolver resolver = new SpecResolver(plugins, datasets, starts);
        GridExpander expander = new GridExpander(experiment, dataset -> folds(resolver, dataset), problems);
        Set<Problem> found = new LinkedHashSet<>();
        Set<LabelKind> labels = EnumSet.noneOf(LabelKind.class);
        List<PlannedPoint> points = new ArrayList<>();
        // A census of all clips, which the cells of a grid share.
        IdentityHashMap<AudioDataset, String> fingerprints = new IdentityHashMap<>();
        for (GridPoint point : expander.expand()) {
            ObjectNode tree = point.applyTo(experiment.base());
            Resolved<SpecResolver.WithData> resolved = resolver.resolve(tree);
            resolved.problems().forEach(problem -> found.add(point.locate(problem)));
            resolved.value().ifPresent(both -> {
                labels.add(both.dataset().labelKind());
                String fingerprint = fingerprints.computeIfAbsent(both.dataset(), AudioDataset::fingerprint);
                points.add(new PlannedPoint(point, tree, both.spec(), fingerprint));
            });
        }
        found.forEach(problems::add);
        checkMetrics(experiment, labels, problems);
        return points;
    }

    private static Optional<List<String>> folds(SpecResolver resolver, JsonNode dataset) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set(Section.DATASET.key(), dataset);
        return resolver.dataset(tree).value().map(AudioDataset::folds);
    }

    private void checkMetrics(Experiment experiment, Set<LabelKind> labels, Problems problems) {
        metrics.check("metrics", experiment.metrics()).forEach(problems::add);
        boolean noEvents = labels.stream().anyMatch(kind -> kind != LabelKind.EVENTS);
        for (int i = 0; noEvents && i < experiment.metrics().size(); i++) {
            String name = experiment.metrics().get(i);
            if (metrics.contains(name) && metrics.metric(name).eventsOnly()) {
                problems.add(
                        "metrics[" + i + "]", name, "needs events, but clips have labels without onset and offset");
            }
        }
        boolean severalLabels = labels.stream().anyMatch(kind -> kind != LabelKind.SINGLE);
        for (int i = 0; severalLabels && i < experiment.metrics().size(); i++) {
            String name = experiment.metrics().get(i);
            if (metrics.contains(name) && metrics.metric(name).singleLabelOnly()) {
                problems.add(
                        "metrics[" + i + "]",
                        name,
                        "needs exactly one class a clip, but clips may have several labels");
            }
        }
    }
}
