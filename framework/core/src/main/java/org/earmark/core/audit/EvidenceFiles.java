package org.earmark.core.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the files that a claims file names.
 *
 * @param folder of the claims file
 * @param roots folders given on the command line, by name
 */
public record EvidenceFiles(Path folder, Map<String, Path> roots) {
    public EvidenceFiles {
        roots = Map.copyOf(roots);
    }

    /** A file, or why it is not there. */
    public record Found(Path path, Optional<String> lack) {}

    /** @param name relative to the claims file, or {@code NAME:PATH} */
    public Found find(String name) {
        int colon = name.indexOf(':');
        if (colon > 0) {
            String root = name.substring(0, colon);
            if (!roots.containsKey(root)) {
                return new Found(
                        Path.of(name.substring(colon + 1)),
                        Optional.of(name + " is not here: no folder was given for it; add --data " + root + "=DIR"));
            }
            return check(roots.get(root).resolve(name.substring(colon + 1)), name);
        }
        return check(folder.resolve(name), name);
    }

    private static Found check(Path path, String name) {
        return new Found(
                path,
                Files.isRegularFile(path) ? Optional.empty() : Optional.of(name + " is not here: there is no " + path));
    }
}
