package org.earmark.core.plan;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earmark.core.audio.ResampledFiles;
import org.earmark.core.config.Section;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginKind;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Opens each data set once per set of options. Not thread-safe. */
final class OpenDatasets {
    private final PluginRegistry plugins;
    private final Map<String, Path> roots;
    private final boolean foldersRequired;
    private final Map<PluginChoice, Resolved<AudioDataset>> opened = new HashMap<>();
    private final Set<String> unopened = new TreeSet<>();

    /** @param foldersRequired whether a data set whose folder is not given is a problem, or is left unopened */
    OpenDatasets(PluginRegistry plugins, Map<String, Path> roots, boolean foldersRequired) {
        this.plugins = plugins;
        this.roots = Map.copyOf(roots);
        this.foldersRequired = foldersRequired;
    }

    /** What is wrong with the folders themselves: names of no data set. */
    List<Problem> unknownNames() {
        Collection<String> names = plugins.names(PluginKind.DATASET);
        return roots.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .map(name -> {
                    Problem problem =
                            Problem.of("--data", name, "is no data set; there are " + String.join(", ", names));
                    return Problems.nearest(name, names)
                            .map(problem::suggesting)
                            .orElse(problem);
                })
                .toList();
    }

    Resolved<AudioDataset> open(PluginChoice choice) {
        return opened.computeIfAbsent(choice, this::openNew);
    }

    /** Names of data sets that could not be looked at for want of a folder. */
    Set<String> unopened() {
        return Set.copyOf(unopened);
    }

    private Resolved<AudioDataset> openNew(PluginChoice choice) {
        DatasetFactory<?> factory = plugins.dataset(choice.name());
        Optional<Path> root = Optional.ofNullable(roots.get(choice.name()));
        if (Creation.needsFolder(factory, choice.options()) && root.isEmpty()) {
            unopened.add(choice.name());
            return foldersRequired
                    ? refused(choice, "needs its folder: add --data " + choice.name() + "=DIR")
                    : new Resolved<>(Optional.empty(), List.of());
        }
        try {
            AudioDataset dataset = Creation.dataset(factory, choice.options(), ResampledFiles.contextOf(root));
            return new Resolved<>(Optional.of(dataset), List.of());
        } catch (EarmarkException e) {
            return refused(choice, e.getMessage());
        }
    }

    private static Resolved<AudioDataset> refused(PluginChoice choice, String message) {
        return Resolved.refused(Problem.of(Section.DATASET.key(), choice.name(), message));
    }
}
