package org.earmark.plugins.engines.nd4j;

import java.io.File;
import java.util.Optional;

/**
 * Which of the builds of ND4J's native library that lie on the class path is loaded: the one for the most instructions
 * that this processor has.
 */
record NativeChoice(ProcessorFlags processor) {
    /** The property by which JavaCPP is told to look for a build before the plain one. */
    static final String PROPERTY = "org.bytedeco.javacpp.platform.extension";

    /** The end of the classifier; empty for the plain build. */
    Optional<String> extension() {
        if (processor.avx512()) {
            return Optional.of("-onednn-avx512");
        }
        return processor.avx2() ? Optional.of("-onednn-avx2") : Optional.empty();
    }

    /**
     * What the property is set to. It holds for every library that JavaCPP loads into the process, so it also names the
     * build of libtorch for GPUs, which would not be found otherwise where both engines are loaded.
     */
    Optional<String> property() {
        return extension().map(extension -> extension + File.pathSeparator + "-gpu");
    }

    /** Sets the property unless somebody has: it is read when the first library is loaded. */
    void prefer() {
        if (System.getProperty(PROPERTY) == null) {
            property().ifPresent(builds -> System.setProperty(PROPERTY, builds));
        }
    }
}
