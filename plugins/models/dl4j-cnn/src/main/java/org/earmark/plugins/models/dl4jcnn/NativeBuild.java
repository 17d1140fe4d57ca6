package org.earmark.plugins.models.dl4jcnn;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which build of ND4J's native library suits the processor, where several lie on the class path. */
final class NativeBuild {
    /** Read by JavaCPP when it loads its first library; an engine that needs ND4J has set it before. */
    private static final String PROPERTY = "org.bytedeco.javacpp.platform.extension";

    private static final Set<String> AVX512 = Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");
    private static final Set<String> AVX2 = Set.of("avx2", "fma");

    private NativeBuild() {}

    static void choose() {
        if (System.getProperty(PROPERTY) == null) {
            // The property holds for libtorch too, whose build for GPUs is to be found still.
            extension(processorInformation())
                    .ifPresent(extension -> System.setProperty(PROPERTY, extension + File.pathSeparator + "-gpu"));
        }
    }

    private static String processorInformation() {
        try {
            return Files.readString(Path.of("/proc/cpuinfo"));
        } catch (IOException absent) {
            return "";
        }
    }

    static Optional<String> extension(String processorInformation) {
        Set<String> flags = new HashSet<>();
        processorInformation
                .lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .ifPresent(line -> flags.addAll(Arrays.asList(line.split("\\s+"))));
        if (flags.containsAll(AVX512)) {
            return Optional.of("-onednn-avx512");
        }
        return flags.containsAll(AVX2) ? Optional.of("-onednn-avx2") : Optional.empty();
    }
}
