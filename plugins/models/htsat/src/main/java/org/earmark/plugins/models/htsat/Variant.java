package org.earmark.plugins.models.htsat;

/** The rows of the paper's ablation (Table 1). HCP is HC with another start, not another network. */
public enum Variant {
    /** The hierarchy alone: classes are read from the mean of the last tokens. */
    H,
    /** With the token-semantic head, which says which class is heard when. */
    HC
}
