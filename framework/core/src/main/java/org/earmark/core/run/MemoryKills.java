package org.earmark.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How often the kernel had to kill a process because memory ran out. On a machine that others use too, their kills
 * say nothing about our workers, so the counter of the control group that this process and its workers are in is asked
 * first.
 */
final class MemoryKills {
    private static final Path SYSTEM = Path.of("/");
    private static final String NAME = "oom_kill ";

    private MemoryKills() {}

    /** Since some moment before this process began; 0 where the system does not say. */
    static long count() {
        return count(SYSTEM);
    }

    /** @param root folder that {@code proc} and {@code sys} lie in */
    static long count(Path root) {
        return counters(root).stream()
                .map(MemoryKills::read)
                .flatMapToLong(OptionalLong::stream)
                .findFirst()
                .orElse(0);
    }

    /** The files that may hold the counter, the most telling one first. */
    private static List<Path> counters(Path root) {
        List<Path> files = new ArrayList<>();
        for (String group : lines(root.resolve("proc/self/cgroup"))) {
            // hierarchy:controllers:path; the unified hierarchy names no controllers.
            String[] fields = group.split(":", 3);
            if (fields.length == 3 && fields[1].isEmpty()) {
                files.add(root.resolve("sys/fs/cgroup" + fields[2]).resolve("memory.events"));
            } else if (fields.length == 3 && List.of(fields[1].split(",")).contains("memory")) {
                files.add(root.resolve("sys/fs/cgroup/memory" + fields[2]).resolve("memory.oom_control"));
            }
        }
        files.add(root.resolve("proc/vmstat"));
        return files;
    }

    private static OptionalLong read(Path counters) {
        return lines(counters).stream()
                .filter(line -> line.startsWith(NAME))
                .mapToLong(line -> Long.parseLong(line.substring(NAME.length()).strip()))
                .findFirst();
    }

    private static List<String> lines(Path file) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
