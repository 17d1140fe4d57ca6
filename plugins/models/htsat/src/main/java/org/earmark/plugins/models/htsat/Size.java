package org.earmark.plugins.models.htsat;

import java.util.List;

/** Presets of the dimensions in which networks of the family differ. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum Size {
    /** The paper's network (section 3.1): 27.8 million parameters with 50 classes. */
    BASE(96, List.of(2, 2, 6, 2), List.of(4, 8, 16, 32)),
    /** A network of the same four stages that trains on a CPU within minutes. */
    TINY(32, List.of(1, 1, 2, 1), List.of(1, 2, 4, 8));

    private final int embedDimension;
    private final List<Integer> depths;
    private final List<Integer> heads;

    Size(int embedDimension, List<Integer> depths, List<Integer> heads) {
        this.embedDimension = embedDimension;
        this.depths = depths;
        this.heads = heads;
    }

    public int embedDimension() {
        return embedDimension;
    }

    public List<Integer> depths() {
        return depths;
    }

    public List<Integer> heads() {
        return heads;
    }
}
