package org.earmark.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the operating system says about this machine. */
final class HostFacts {
    private static final double GIB = 1L << 30;
    /** HTS-AT tiny with a batch of 16 trains within it. */
    private static final double ENOUGH_MEMORY_GIB = 4;
    /** Checkpoints of a few cells. */
    private static final double ENOUGH_DISK_GIB = 2;

    private HostFacts() {}

    static String java() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    static String memory() {
        return String.format(
                Locale.ROOT,
                "%.1f GiB%s",
                memoryGib(),
                hasEnoughMemory() ? "" : "; training wants at least " + ENOUGH_MEMORY_GIB + " GiB");
    }

    static boolean hasEnoughMemory() {
        return memoryGib() >= ENOUGH_MEMORY_GIB;
    }

    private static double memoryGib() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getTotalMemorySize()
                / GIB;
    }

    static String disk(Path output) {
        Path existing = existing(output);
        try {
            double free = Files.getFileStore(existing).getUsableSpace() / GIB;
            String advice = "";
            if (!Files.isWritable(existing)) {
                advice = "; it is not writable: choose another folder with --output";
            } else if (free < ENOUGH_DISK_GIB) {
                advice = "; runs want at least " + ENOUGH_DISK_GIB + " GiB: free some, or choose another folder with"
                        + " --output";
            }
            return String.format(Locale.ROOT, "%.1f GiB free for %s%s", free, output.toAbsolutePath(), advice);
        } catch (IOException e) {
            return existing + " cannot be examined: " + e;
        }
    }

    static boolean isWritableWithRoom(Path output) {
        Path existing = existing(output);
        try {
            return Files.isWritable(existing) && Files.getFileStore(existing).getUsableSpace() / GIB >= ENOUGH_DISK_GIB;
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder itself or the nearest above it that is there. */
    private static Path existing(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        while (!Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
