package org.earmark.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earmark.core.config.Experiment;
import org.earmark.core.config.Labels;
import org.earmark.core.config.Section;
import org.earmark.core.config.Setting;

/** Merges the points of a grid into cells. */
final class PlanAssembly {
    private final Experiment experiment;
    private final CellId ids = new CellId();

    PlanAssembly(Experiment experiment) {
        this.experiment = experiment;
    }

    Plan assemble(List<PlannedPoint> points) {
        Set<String> paths = new LinkedHashSet<>(experiment.grid().paths());
        points.forEach(point -> paths.addAll(point.point().settings().keySet()));
        Map<String, List<Cell>> byId = new LinkedHashMap<>();
        for (PlannedPoint point : points) {
            Cell cell = cell(point, paths);
            byId.computeIfAbsent(cell.id(), id -> new ArrayList<>()).add(cell);
        }
        List<Plan.Duplicate> duplicates = new ArrayList<>();
        byId.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> duplicates.add(new Plan.Duplicate(
                        same.get(0).id(), same.stream().map(Cell::title).toList())));
        Map<String, String> baseline = new LinkedHashMap<>();
        experiment.baseline().forEach((path, value) -> baseline.put(path, Labels.of(value)));
        return new Plan(
                experiment,
                axes(paths, byId.values().stream().flatMap(List::stream).toList()),
                baseline,
                byId.values().stream().map(same -> same.get(0)).toList(),
                duplicates,
                deadAxes(paths, byId));
    }

    private Cell cell(PlannedPoint point, Set<String> paths) {
        Map<String, String> axes = new LinkedHashMap<>();
        for (String path : paths) {
            Setting setting = point.point().settings().get(path);
            Optional<String> label = setting == null
                    ? inherited(path, point.tree(), point.spec())
                    : Optional.of(Labels.of(setting.value()));
            label.ifPresent(text -> axes.put(path, text));
        }
        String title = Cell.title(axes);
        String id = ids.id(point.spec(), point.dataFingerprint());
        String alone =
                point.spec().model().name() + " on " + point.spec().dataset().name();
        return new Cell(id, title.isEmpty() ? alone : title, axes, point.spec(), point.dataFingerprint());
    }

    /** The value on an axis that the point does not set: what the file says under base, or the default. */
    private static Optional<String> inherited(String path, JsonNode tree, CellSpec spec) {
        JsonNode given = at(tree, path);
        if (!given.isMissingNode()) {
            return Optional.of(Labels.of(given));
        }
        if (path.equals(Section.START.key())) {
            return Optional.of(spec.start().label());
        }
        JsonNode effective = CellSpecJson.write(spec);
        String section = path.split("\\.", 2)[0];
        boolean plugin = Section.of(section).orElseThrow().form() == Section.Form.PLUGIN;
        if (plugin && section.equals(path)) {
            return Optional.of(effective.get(section).get("name").asText());
        }
        JsonNode value = at(effective, plugin ? section + ".options" + path.substring(section.length()) : path);
        return value.isMissingNode() ? Optional.empty() : Optional.of(Labels.of(value));
    }

    private static JsonNode at(JsonNode tree, String path) {
        return tree.at("/" + path.replace('.', '/'));
    }

    private static Map<String, List<String>> axes(Set<String> paths, List<Cell> points) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        for (String path : paths) {
            Set<String> values = new LinkedHashSet<>();
            points.forEach(cell -> Optional.ofNullable(cell.axes().get(path)).ifPresent(values::add));
            axes.put(path, List.copyOf(values));
        }
        return axes;
    }

    private static List<Plan.DeadAxis> deadAxes(Set<String> paths, Map<String, List<Cell>> byId) {
        List<Plan.DeadAxis> dead = new ArrayList<>();
        for (String path : paths) {
            Map<List<String>, Integer> cellsByValues = new LinkedHashMap<>();
            for (List<Cell> same : byId.values()) {
                List<String> values = same.stream()
                        .map(cell -> cell.axes().getOrDefault(path, "(none)"))
                        .distinct()
                        .toList();
                if (values.size() > 1) {
                    cellsByValues.merge(values, 1, Integer::sum);
                }
            }
            cellsByValues.forEach((values, cells) -> dead.add(new Plan.DeadAxis(path, values, cells)));
        }
        return dead;
    }
}
