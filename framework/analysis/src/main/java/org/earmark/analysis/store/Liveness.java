package org.earmark.analysis.store;

import java.nio.file.Path;

/** Tells whether somebody still works on an attempt that has no result. */
@FunctionalInterface
public interface Liveness {
    /** @param attempt the folder of an attempt that was started and had no result when it was looked at */
    boolean isGone(Path attempt);
}
