package org.earmark.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The checkpoints of the epochs that were best on the test part: {@code checkpoints/epoch-00012.safetensors}. */
final class TopCheckpoints {
    private static final String PREFIX = "epoch-";
    private static final String SUFFIX = ".safetensors";

    private final Path folder;
    private final int keep;

    /** @param keep how many at most */
    TopCheckpoints(Path folder, int keep) {
        this.folder = folder;
        this.keep = keep;
    }

    Path file(long epoch) {
        return folder.resolve(String.format(Locale.ROOT, PREFIX + "%05d" + SUFFIX, epoch));
    }

    /** The best epochs, best first; of equal ones the earlier is better. */
    List<Long> best(Map<Long, Double> scores) {
        return scores.entrySet().stream()
                .filter(entry -> !entry.getValue().isNaN())
                .sorted(Comparator.comparingDouble((Map.Entry<Long, Double> entry) -> -entry.getValue())
                        .thenComparingLong(Map.Entry::getKey))
                .limit(keep)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Deletes every checkpoint of another epoch. */
    void retain(List<Long> epochs) {
        List<Path> wanted = epochs.stream().map(this::file).toList();
        for (Path file : list(folder)) {
            if (!wanted.contains(file)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw Json.cannotWrite(file, e);
                }
            }
        }
    }

    /** The checkpoints that are there, by epoch. */
    static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found = new ArrayList<>(entries.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
                    })
                    .toList());
            found.sort(Comparator.naturalOrder());
            return found;
        } catch (IOException e) {
            throw Json.cannotWrite(folder, e);
        }
    }
}
