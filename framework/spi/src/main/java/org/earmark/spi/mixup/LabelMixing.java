package org.earmark.spi.mixup;

/** What mixing does to the labels y of a sample and those z of its partner. */
public enum LabelMixing {
    /** y: the labels stay those of the first sample (HTS-AT's public code). */
    KEEP,
    /** λ·y + (1 − λ)·z (Zhang et al. 2018; AST). */
    LINEAR,
    /** max(y, z): a class is present when it is in either. */
    UNION
}
