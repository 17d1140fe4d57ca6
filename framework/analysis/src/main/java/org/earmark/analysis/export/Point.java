package org.earmark.analysis.export;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One number that an attempt logged.
 *
 * @param scope {@code step}, {@code epoch} or {@code evaluation}: what it was logged for
 * @param split {@code train} or {@code test}
 * @param metric name, such as {@code loss}
 * @param epoch as in the events
 * @param step optimiser steps done
 * @param time empty when it was not recorded
 * @param value may not be finite
 */
public record Point(
        String scope, String split, String metric, long epoch, long step, Optional<Instant> time, double value) {
    public Point {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(split);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(time);
    }

    /** A name for tools that know neither scope nor split: {@code step/loss}, {@code test/accuracy}. */
    public String tag() {
        return (scope.equals("evaluation") ? split : scope) + "/" + metric;
    }
}
