package org.earmark.core.metrics.events;

/** How detections are paired with true events. */
public enum EventMatching {
    /** As many pairs as possible. */
    OPTIMAL,
    /** Each true event takes the first detection that fits, in the order given. */
    GREEDY
}
