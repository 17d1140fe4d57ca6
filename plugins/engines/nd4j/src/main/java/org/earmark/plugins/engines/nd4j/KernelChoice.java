package org.earmark.plugins.engines.nd4j;

/** What computes the parts of an operation other than matrix products. */
public enum KernelChoice {
    /** Loops over ND4J's memory that the JVM vectorises. */
    JVM,
    /** ND4J's own operations on arrays. */
    ND4J
}
