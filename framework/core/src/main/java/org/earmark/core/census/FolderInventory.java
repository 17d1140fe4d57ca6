package org.earmark.core.census;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Inventory;

/** The inventory of a set that brings none: the files of its clips, looked for one by one. */
public final class FolderInventory {
    private static final String LIST = "the set's own list of clips";

    private FolderInventory() {}

    /** @param root the set's folder; without one, no file is extra */
    public static Inventory of(AudioDataset dataset, Optional<Path> root) {
        List<Path> files = new ArrayList<>();
        for (int clip = 0; clip < dataset.size(); clip++) {
            if (dataset.clip(clip).audio() instanceof AudioSource.File file) {
                files.add(file.path());
            }
        }
        boolean inside =
                root.isPresent() && !files.isEmpty() && files.stream().allMatch(file -> file.startsWith(root.get()));
        if (inside) {
            return Inventory.compare(
                    LIST,
                    root.get(),
                    files.stream()
                            .map(file -> root.get().relativize(file).toString().replace('\\', '/'))
                            .toList(),
                    List.of());
        }
        List<String> missing = files.stream()
                .filter(file -> !Files.isRegularFile(file))
                .map(Path::toString)
                .sorted()
                .toList();
        return new Inventory(LIST, files.size(), missing, List.of(), List.of());
    }
}
