package org.earmark.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How often the kernel of this machine had to kill a process because memory ran out. */
final class MemoryKills {
    private static final Path COUNTERS = Path.of("/proc/vmstat");
    private static final String NAME = "oom_kill ";

    private MemoryKills() {}

    /** Since the machine was started; 0 where the system does not say. */
    static long count() {
        if (!Files.isReadable(COUNTERS)) {
            return 0;
        }
        try {
            return Files.readAllLines(COUNTERS).stream()
                    .filter(line -> line.startsWith(NAME))
                    .mapToLong(line -> Long.parseLong(line.substring(NAME.length())))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
