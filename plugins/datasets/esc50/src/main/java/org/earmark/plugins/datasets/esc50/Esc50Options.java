package org.earmark.plugins.datasets.esc50;

import java.util.Objects;

/**
 * Which part of the set is used.
 *
 * @param esc10 whether only the clips of ESC-10 are used: ten classes, 400 clips
 * @param layout how the set lies on disk
 */
public record Esc50Options(boolean esc10, Esc50Layout layout) {
    public Esc50Options {
        Objects.requireNonNull(layout);
    }

    /** Whatever layout is there. */
    public Esc50Options(boolean esc10) {
        this(esc10, Esc50Layout.AUTO);
    }
}
