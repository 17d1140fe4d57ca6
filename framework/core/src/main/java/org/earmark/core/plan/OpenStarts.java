package org.earmark.core.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earmark.core.config.Section;
import org.earmark.core.start.Start;
import org.earmark.core.start.StartFiles;
import org.earmark.core.start.StartWeights;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.Network;

/** Looks at the files that cells start from. Not thread-safe. */
final class OpenStarts {
    private final StartFiles files = new StartFiles();
    private final boolean required;
    private final Set<String> unopened = new TreeSet<>();

    /** @param required whether a file that is not there is a problem, or is left unseen */
    OpenStarts(boolean required) {
        this.required = required;
    }

    /** Files that are not there. */
    Set<String> unopened() {
        return Set.copyOf(unopened);
    }

    /** The start with the digest of its file. */
    Resolved<Start> open(Start start) {
        if (start.kind() == Start.Kind.SCRATCH) {
            return new Resolved<>(Optional.of(start), List.of());
        }
        String name = start.file().orElseThrow();
        Path file = Path.of(name);
        if (!required && !Files.exists(file)) {
            unopened.add(name);
            return new Resolved<>(Optional.empty(), List.of());
        }
        try {
            return new Resolved<>(Optional.of(start.withContent(files.read(file).sha256())), List.of());
        } catch (DataException e) {
            return Resolved.refused(Problem.of(place(start), name, e.getMessage()));
        }
    }

    /** Why a model cannot start so. */
    List<Problem> misfits(Start start, Model model) {
        if (start.kind() == Start.Kind.SCRATCH) {
            return model.wantsPretrainedStart()
                    ? List.of(Problem.of(
                            Section.START.key(),
                            start.label(),
                            "the model is meant to start from trained weights; add start: {swin: FILE}"))
                    : List.of();
        }
        String name = start.file().orElseThrow();
        if (!(model instanceof Network network)) {
            return List.of(Problem.of(
                    place(start), name, "has no effect, because the model draws its weights itself; remove start"));
        }
        try {
            StartWeights weights =
                    StartWeights.of(start.kind(), files.read(Path.of(name)).checkpoint(), network);
            return weights.misfit(network).map(why -> Problem.of(place(start), name, why)).stream()
                    .toList();
        } catch (DataException e) {
            return List.of(Problem.of(place(start), name, e.getMessage()));
        }
    }

    private static String place(Start start) {
        return Section.START.key() + "." + start.kind().key();
    }
}
