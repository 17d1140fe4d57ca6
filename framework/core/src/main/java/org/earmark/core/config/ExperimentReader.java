package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.earmark.core.options.CanonicalJson;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reads experiment files. */
public final class ExperimentReader {
    private static final int FORMAT = 1;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    /** Folders beside those of experiments. */
    public static final List<String> RESERVED_NAMES = List.of("cells", "replays", "cache");

    private static final List<String> KEYS = List.of(
            "earmark", "include", "name", "version", "question", "metrics", "base", "grid", "baseline", "equivalence");

    private final Problems problems;

    private ExperimentReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The experiment as far as it can be understood; what is wrong is added to the problems, with paths of the file,
     * and left out, so that planning can find what else is wrong.
     *
     * @param assignments values from the command line, stronger than the file
     * @throws org.earmark.spi.error.InvalidInputException when the file cannot be read or is no YAML
     */
    public static Experiment read(Path file, List<Assignment> assignments, Problems problems) {
        return read(ExperimentFile.read(file), assignments, problems);
    }

    /**
     * An experiment that is not in a file of its own; it cannot include others.
     *
     * @param source name of the text for messages
     * @throws org.earmark.spi.error.InvalidInputException when the text is no YAML
     */
    public static Experiment parse(String text, String source, List<Assignment> assignments, Problems problems) {
        return read(ExperimentFile.parse(text, source), assignments, problems);
    }

    private static Experiment read(ExperimentFile.Content content, List<Assignment> assignments, Problems problems) {
        ObjectNode tree = content.tree();
        ExperimentReader reader = new ExperimentReader(problems);
        assignments.forEach(assignment -> reader.assign(tree, assignment));
        return reader.parse(tree, assignments.isEmpty() ? content.text() : ExperimentFile.asText(tree));
    }

    private Experiment parse(ObjectNode tree, String text) {
        UnknownKeys.report(tree, KEYS, "", problems);
        if (tree.path("earmark").asInt() != FORMAT) {
            problems.add(Problem.of(
                    "earmark",
                    Labels.of(tree.path("earmark")),
                    "the first key must be earmark: " + FORMAT + ", the version of the format"));
        }
        ObjectNode base = base(tree);
        boolean allFolds = base.path(Section.FOLD.key()).asText().equals("all");
        Grid grid = tree.has("grid") ? new GridReader(problems).read(tree.get("grid"), allFolds) : Grid.empty();
        List<String> metrics = metrics(tree);
        return new Experiment(
                name(tree),
                version(tree),
                question(tree),
                metrics,
                base,
                grid,
                baseline(tree, grid, allFolds),
                new EquivalenceReader(problems).read(tree, metrics),
                text,
                digest(tree));
    }

    private static String digest(ObjectNode tree) {
        return CanonicalJson.sha256(tree.deepCopy().retain("base", "grid", "metrics", "baseline", "equivalence"));
    }

    private String name(ObjectNode tree) {
        String name = tree.path("name").asText("");
        if (!tree.has("name")) {
            problems.add(Problem.missing("name", "is missing; the experiment's folder is named after it"));
        } else if (!NAME.matcher(name).matches() || RESERVED_NAMES.contains(name)) {
            problems.add(
                    "name",
                    name,
                    "must match " + NAME.pattern() + " and be none of " + String.join(", ", RESERVED_NAMES)
                            + ": it names a folder");
        }
        return name;
    }

    private int version(ObjectNode tree) {
        JsonNode version = tree.path("version");
        if (!tree.has("version")) {
            problems.add(Problem.missing("version", "is missing; start with 1 and raise it when the meaning changes"));
        } else if (!version.canConvertToInt() || !version.isIntegralNumber() || version.intValue() < 1) {
            problems.add("version", Labels.of(version), "must be a whole number, at least 1");
        }
        return version.asInt();
    }

    private String question(ObjectNode tree) {
        String question = tree.path("question").asText("").strip();
        if (question.isEmpty()) {
            problems.add(Problem.missing("question", "is missing; say in a sentence what the experiment shall answer"));
        }
        return question;
    }

    private List<String> metrics(ObjectNode tree) {
        List<String> metrics = new ArrayList<>();
        JsonNode node = tree.path("metrics");
        if (!node.isArray() || node.isEmpty()) {
            problems.add(Problem.missing("metrics", "must be a list of metric names, the primary one first"));
            return metrics;
        }
        for (int i = 0; i < node.size(); i++) {
            String metric = node.get(i).asText();
            if (metrics.contains(metric)) {
                problems.add("metrics[" + i + "]", metric, "is listed twice");
            }
            metrics.add(metric);
        }
        return metrics;
    }

    private ObjectNode base(ObjectNode tree) {
        if (!(tree.path("base") instanceof ObjectNode base)) {
            problems.add(Problem.missing("base", "must be a mapping with at least dataset and model"));
            return JsonNodeFactory.instance.objectNode();
        }
        UnknownKeys.report(base, Section.keys(), "base", problems);
        return base;
    }

    private Map<String, JsonNode> baseline(ObjectNode tree, Grid grid, boolean allFolds) {
        Map<String, JsonNode> baseline = new LinkedHashMap<>();
        if (!tree.has("baseline")) {
            return baseline;
        }
        List<Axis> axes = new ArrayList<>(grid.axes());
        if (allFolds) {
            axes.add(new Axis(Section.FOLD.key(), List.of(JsonNodeFactory.instance.textNode("all")), "base.fold"));
        }
        Optional<Condition> condition = new ConditionReader(problems).read(tree.get("baseline"), axes, "baseline");
        condition.ifPresent(found -> found.wanted().forEach((path, values) -> {
            if (values.size() != 1) {
                problems.add("baseline." + path, values, "must be one value of that axis");
            }
            axes.stream()
                    .filter(axis -> axis.path().equals(path))
                    .flatMap(axis -> axis.values().stream())
                    .filter(value -> Labels.matches(value, values.get(0)))
                    .findFirst()
                    .ifPresentOrElse(value -> baseline.put(path, value), () -> baseline.put(path, values.get(0)));
        }));
        return baseline;
    }

    /** An axis of that path shrinks to the value; anything else is set under base. */
    private void assign(ObjectNode tree, Assignment assignment) {
        String path = assignment.path();
        JsonNode value = ConfigPath.normalised(path, assignment.value());
        JsonNode grid = tree.path("grid");
        if (grid.has(path)) {
            JsonNode values = value.isArray()
                    ? value
                    : JsonNodeFactory.instance.arrayNode().add(value);
            ((ObjectNode) grid).set(path, values);
            forgetBaseline(tree, path);
            return;
        }
        String place = "--set " + path;
        grid.fieldNames().forEachRemaining(axis -> {
            if (ConfigPath.covers(axis, path)) {
                problems.add(place, Labels.of(value), "has no effect, because axis " + axis + " replaces it");
            }
        });
        if (grid.path("zip").findValue(path) != null || grid.path("when").findValue(path) != null) {
            problems.add(place, Labels.of(value), "has no effect, because the grid varies it; change the file");
        }
        if (tree.path("base") instanceof ObjectNode base) {
            ConfigPath.set(base, path, value);
        }
    }

    /** An axis that was narrowed down may have lost the value that differences refer to, and with it all differences. */
    private static void forgetBaseline(ObjectNode tree, String path) {
        if (tree.path("baseline") instanceof ObjectNode baseline) {
            baseline.remove(path);
            if (baseline.isEmpty()) {
                tree.remove("baseline");
                tree.remove("equivalence");
            }
        }
    }
}
