package org.earmark.plugins.models.htsat;

/** The rows of the paper's ablation (Table 1). */
public enum Variant {
    /** The hierarchy alone: classes are read from the mean of the last tokens. */
    H,
    /** With the token-semantic head, which says which class is heard when. */
    HC,
    /** The network of HC, started from an image Swin transformer: the experiment must name its weights. */
    HCP
}
