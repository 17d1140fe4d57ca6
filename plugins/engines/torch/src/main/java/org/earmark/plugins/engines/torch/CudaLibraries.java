package org.earmark.plugins.engines.torch;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/** CUDA's own libraries, which libtorch's part for GPUs needs and Earmark does not bring. */
final class CudaLibraries {
    private static final String PART = "libtorch_cuda.so";
    private static final String RESOURCE = "/org/bytedeco/pytorch/linux-x86_64-gpu/" + PART;

    private CudaLibraries() {}

    /** Whether the libtorch on the class path was built for CUDA. */
    static boolean areNeeded() {
        return CudaLibraries.class.getResource(RESOURCE) != null;
    }

    /**
     * Which library is missing, in the loader's words; empty when none is. JavaCPP keeps silent about it and goes on without
     * GPUs. Only to be called after libtorch was loaded.
     */
    static Optional<String> lack() {
        try {
            File part = Loader.cacheResource(CudaLibraries.class, RESOURCE);
            System.load(part.getAbsolutePath());
            return Optional.empty();
        } catch (IOException | LinkageError failure) {
            String reason = String.valueOf(failure.getMessage());
            // The words of the JVM for what somebody has loaded already.
            return reason.contains("already loaded") ? Optional.empty() : Optional.of(withoutFolder(reason));
        }
    }

    /** The loader begins with the path of the library that needs the missing one. */
    static String withoutFolder(String reason) {
        return reason.replaceFirst("^\\S*/(?=" + PART + ")", "");
    }
}
