package org.earmark.plugins.engines.nd4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The instruction sets of the processor by the kernel's names.
 *
 * @param names for example {@code avx2}, {@code avx512f}; empty where the kernel does not say
 */
record ProcessorFlags(Set<String> names) {
    private static final Path INFORMATION = Path.of("/proc/cpuinfo");

    static ProcessorFlags ofThisMachine() {
        try {
            return parse(Files.readString(INFORMATION));
        } catch (IOException absent) {
            return new ProcessorFlags(Set.of());
        }
    }

    static ProcessorFlags parse(String information) {
        Set<String> names = new TreeSet<>();
        information
                .lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .ifPresent(line -> names.addAll(Arrays.asList(
                        line.substring(line.indexOf(':') + 1).strip().split(" +"))));
        return new ProcessorFlags(names);
    }

    /** What the avx512 build of ND4J is compiled for. */
    boolean avx512() {
        return names.containsAll(Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"));
    }

    boolean avx2() {
        return names.containsAll(Set.of("avx2", "fma"));
    }
}
