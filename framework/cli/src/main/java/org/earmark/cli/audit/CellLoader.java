package org.earmark.cli.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.earmark.analysis.clips.CellClips;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.Liveness;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.core.audit.ClaimsFile;

/** Reads the cells of an experiment as evidence. */
final class CellLoader {
    private final Path output;
    private final Liveness liveness;

    CellLoader(Path output, Liveness liveness) {
        this.output = output;
        this.liveness = liveness;
    }

    Measured load(ClaimsFile.Source source) {
        StoredExperiment experiment =
                new StoreReader(output, liveness).read(source.experiment().orElseThrow());
        List<StoredCell> chosen = experiment.cells().stream()
                .filter(cell -> matches(cell, source.where().orElse(List.of())))
                .toList();
        if (chosen.isEmpty()) {
            return new Measured.Absent("No cell of " + experiment.name() + " is where the evidence says; its axes are "
                    + String.join(", ", experiment.axes().keySet()) + ".");
        }
        List<CellGroup> groups = Grouping.by(chosen, Grouping.ALL_BUT_SEED_AND_FOLD);
        return groups.size() > 1
                ? new Measured.Absent(severalConfigurations(experiment, source, groups))
                : cells(experiment, groups.get(0));
    }

    private static Measured cells(StoredExperiment experiment, CellGroup group) {
        List<String> notes = new ArrayList<>(experiment.notes());
        List<String> provenance = new ArrayList<>();
        for (StoredCell cell : group.cells()) {
            if (cell.state() == CellState.DONE) {
                provenance.add(provenance(cell));
            } else {
                notes.add("Cell " + cell.id() + " (" + cell.title() + ") is "
                        + cell.state().id() + ".");
            }
        }
        return provenance.isEmpty()
                ? new Measured.Absent("None of the " + group.cells().size() + " cells of " + experiment.name()
                        + " is done: " + String.join(" ", notes))
                : new Measured.Cells(group, new CellClips(ResampledMetric::of), notes, provenance);
    }

    /** A mean over configurations is nobody's number. */
    private static String severalConfigurations(
            StoredExperiment experiment, ClaimsFile.Source source, List<CellGroup> groups) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        groups.forEach(group -> group.key()
                .forEach((axis, value) -> values.computeIfAbsent(axis, name -> new LinkedHashSet<>())
                        .add(value)));
        values.values().removeIf(found -> found.size() < 2);
        Map<String, String> example = new LinkedHashMap<>();
        source.where().orElse(List.of()).forEach(wanted -> example.put(wanted.axis(), wanted.value()));
        values.keySet().forEach(axis -> example.put(axis, groups.get(0).key().get(axis)));
        return "The cells of " + experiment.name()
                + " that the evidence chooses differ not in seed and fold alone but also in "
                + values.entrySet().stream()
                        .map(axis -> axis.getKey() + " (" + String.join(", ", axis.getValue()) + ")")
                        .collect(Collectors.joining(" and "))
                + ". Say which are meant, for example where: ["
                + example.entrySet().stream()
                        .map(axis -> "{axis: " + axis.getKey() + ", value: " + axis.getValue() + "}")
                        .collect(Collectors.joining(", "))
                + "].";
    }

    private static boolean matches(StoredCell cell, List<ClaimsFile.AxisValue> where) {
        return where.stream().allMatch(wanted -> wanted.value()
                .equals(cell.axes()
                        .getOrDefault(
                                wanted.axis(),
                                cell.attempt()
                                        .map(attempt -> attempt.configuration().get(wanted.axis()))
                                        .orElse(""))));
    }

    private static String provenance(StoredCell cell) {
        StoredAttempt attempt = cell.attempt().orElseThrow();
        Map<String, String> facts = attempt.provenance();
        String commit = facts.getOrDefault("earmarkGit.commit", facts.getOrDefault("git.commit", ""));
        return "cell " + cell.id() + " (" + cell.title() + "), " + attempt.folder()
                + (attempt.command().isEmpty() ? "" : ", made by " + attempt.command())
                + (commit.isEmpty() ? "" : ", commit " + commit);
    }
}
