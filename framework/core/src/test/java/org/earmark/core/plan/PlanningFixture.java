package org.earmark.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.earmark.core.config.Assignment;
import org.earmark.core.config.ExperimentReader;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.plugin.FakeFactories;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Plans experiments given as text against the fake plugins. */
final class PlanningFixture {
    /** Twelve cells: three schedules, two seeds, two folds. */
    static final String VALID =
            """
            earmark: 1
            name: rain
            version: 1
            question: Does a warm-up help?
            metrics: [accuracy, mAP]
            base:
              dataset: {name: drops, clips: 20}
              model: {name: net, size: extra-large}
              optimizer: {learningRate: 1e-4}
              training: {epochs: 3}
              fold: all
            grid:
              schedule: [htsat-steps, cosine, {name: constant, warmup: 2}]
              seed: [1, 2]
            baseline: {schedule: htsat-steps}
            """;

    private static final Map<String, Path> ROOTS = Map.of("drops", Path.of("/data/here"));

    private final Path folder;

    PlanningFixture(Path folder) {
        this.folder = folder;
    }

    static String replaced(String from, String to) {
        if (!VALID.contains(from)) {
            throw new IllegalArgumentException("the valid experiment has no " + from);
        }
        return VALID.replace(from, to);
    }

    Plan plan(String experiment, String... assignments) {
        return plan(experiment, ROOTS, assignments);
    }

    Plan plan(String experiment, Map<String, Path> roots, String... assignments) {
        Problems problems = new Problems();
        List<Assignment> all = Arrays.stream(assignments).map(Assignment::parse).toList();
        Path file = folder.resolve("experiment.yaml");
        write(file, experiment);
        return planner().plan(ExperimentReader.read(file, all, problems), roots, problems);
    }

    List<String> problems(String experiment) {
        return problems(experiment, ROOTS);
    }

    List<String> problems(String experiment, Map<String, Path> roots, String... assignments) {
        try {
            plan(experiment, roots, assignments);
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    List<String> titles(String experiment, String... assignments) {
        return plan(experiment, assignments).cells().stream().map(Cell::title).toList();
    }

    static Planner planner() {
        return new Planner(FakeFactories.registry(), MetricSet.tagging());
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
