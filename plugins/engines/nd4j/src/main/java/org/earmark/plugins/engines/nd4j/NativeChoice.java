package org.earmark.plugins.engines.nd4j;

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

    /** Sets the property unless somebody has: it is read when the first library is loaded. */
    void prefer() {
        if (System.getProperty(PROPERTY) == null) {
            extension().ifPresent(extension -> System.setProperty(PROPERTY, extension));
        }
    }
}
