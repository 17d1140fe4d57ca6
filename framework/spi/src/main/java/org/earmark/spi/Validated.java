package org.earmark.spi;

import org.earmark.spi.error.Problems;

/** An options record that can say everything that is wrong with its values. */
public interface Validated {
    /**
     * Adds one problem for each invalid component. Called after all components have been read with the right types;
     * must not throw.
     */
    void validate(Problems problems);
}
