package org.earmark.core.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earmark.core.audio.ResampledFiles;
import org.earmark.core.config.Section;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** A data set with its options and how its clips are looked at, outside any experiment. Not thread-safe. */
public final class DatasetChoice {
    private final SectionBinder sections;
    private final DatasetFactory<?> factory;
    private final ObjectNode tree;
    private final PluginChoice choice;
    private final DatasetContext context;

    private DatasetChoice(
            SectionBinder sections,
            DatasetFactory<?> factory,
            ObjectNode tree,
            PluginChoice choice,
            DatasetContext context) {
        this.sections = sections;
        this.factory = factory;
        this.tree = tree;
        this.choice = choice;
        this.context = context;
    }

    /**
     * @param tree the sections {@code dataset}, {@code audio} and {@code frontEnd} as under {@code base}
     * @param roots data set name to its folder
     * @throws InvalidInputException with everything that is wrong with the sections or the folders
     */
    public static DatasetChoice of(PluginRegistry plugins, ObjectNode tree, Map<String, Path> roots) {
        Problems problems = new Problems();
        new OpenDatasets(plugins, roots, true).unknownNames().forEach(problems::add);
        SectionBinder sections = new SectionBinder(plugins);
        PluginChoice choice = value(sections.choice(Section.DATASET, tree, Optional.empty()), problems);
        DatasetFactory<?> factory = plugins.dataset(choice.name());
        Optional<Path> root = Optional.ofNullable(roots.get(choice.name()));
        if (Creation.needsFolder(factory, choice.options()) && root.isEmpty()) {
            problems.add(Problem.missing(
                    "", "the data set " + choice.name() + " needs its folder: add --data " + choice.name() + "=DIR"));
        }
        problems.throwIfAny();
        return new DatasetChoice(sections, factory, tree, choice, ResampledFiles.contextOf(root));
    }

    private static <T> T value(Resolved<T> resolved, Problems problems) {
        resolved.problems().forEach(problems::add);
        problems.throwIfAny();
        return resolved.value().orElseThrow();
    }

    public String name() {
        return choice.name();
    }

    /** The options, defaults filled in. */
    public Record options() {
        return choice.options();
    }

    /** The folder, where one was given. */
    public Optional<Path> root() {
        return context.root();
    }

    /** The folder against the set's own lists, where it has any; works also where {@link #open} refuses. */
    public Optional<Inventory> inventory() {
        return Creation.inventory(factory, choice.options(), context);
    }

    /** @throws org.earmark.spi.error.DataException when the folder is not the data set */
    public AudioDataset open() {
        return Objects.requireNonNull(Creation.dataset(factory, choice.options(), context));
    }

    /** How clips are fitted: as usual for the set, and as the section {@code audio} says. */
    public ClipLayout layout(AudioDataset dataset) {
        return value(sections.audio(tree, dataset.usualLayout()), new Problems());
    }

    /** The front end: as usual for the set at the rate of its fitted clips, and as the section {@code frontEnd} says. */
    public FrontEnd frontEnd(AudioDataset dataset, ClipLayout layout) {
        Problems problems = new Problems();
        FrontEnd frontEnd = value(sections.frontEnd(tree, dataset.usualFrontEnd(layout.sampleRate())), problems);
        FitChecks.frontEnd(layout, frontEnd).forEach(problems::add);
        problems.throwIfAny();
        return frontEnd;
    }
}
