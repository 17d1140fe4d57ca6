package org.earmark.plugins.engines.torch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.engine.ProcessEnvironment;

/**
 * The environment that lets libtorch run at full speed in a JVM.
 *
 * <p>Activations of a step are large and short-lived. The allocator of glibc gives them back to the kernel, and every
 * step pays for fresh zeroed pages again; jemalloc and tcmalloc keep them. Each replica is one thread, so the thread
 * pool of OpenBLAS, which serves one caller at a time, is switched off.
 *
 * @param libraryFolders where to look for an allocator, in order of preference
 * @param inherited the variables of this process
 */
record WorkerEnvironment(List<Path> libraryFolders, Map<String, String> inherited) {
    private static final String JEMALLOC = "libjemalloc.so.2";
    private static final List<String> TCMALLOC =
            List.of("libtcmalloc_minimal.so.4", "libtcmalloc.so.4", "libtcmalloc_minimal.so");

    ProcessEnvironment describe() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OPENBLAS_NUM_THREADS", "1");
        variables.put("MKL_NUM_THREADS", "1");
        variables.putAll(GpuSettings.variables(inherited));
        variables.putAll(allocator());
        return new ProcessEnvironment(
                variables,
                // Not the JVM's heap limit but the machine decides how much memory native tensors may take.
                List.of("-Dorg.bytedeco.javacpp.maxbytes=0", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
    }

    private Map<String, String> allocator() {
        Optional<Path> jemalloc = find(JEMALLOC);
        if (jemalloc.isPresent()) {
            return Map.of(
                    "LD_PRELOAD",
                    preload(jemalloc.get()),
                    "MALLOC_CONF",
                    "thp:always,oversize_threshold:0,dirty_decay_ms:-1,muzzy_decay_ms:-1");
        }
        return TCMALLOC.stream()
                .flatMap(name -> find(name).stream())
                .findFirst()
                .map(library -> Map.of("LD_PRELOAD", preload(library), "TCMALLOC_RELEASE_RATE", "0"))
                .orElseGet(WorkerEnvironment::glibc);
    }

    private Optional<Path> find(String name) {
        return libraryFolders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isReadable)
                .findFirst();
    }

    private String preload(Path library) {
        String present = inherited.getOrDefault("LD_PRELOAD", "");
        return present.isEmpty() ? library.toString() : library + ":" + present;
    }

    /** One arena that keeps what it has: arenas of other threads cannot hold blocks of this size. */
    private static Map<String, String> glibc() {
        return Map.of(
                "MALLOC_ARENA_MAX", "1",
                "MALLOC_MMAP_THRESHOLD_", "4294967296",
                "MALLOC_TRIM_THRESHOLD_", "17179869184",
                "MALLOC_TOP_PAD_", "268435456",
                "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
    }
}
