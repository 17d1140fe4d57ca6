package org.earmark.core.train;

import java.util.List;

/**
 * Where training starts.
 *
 * @param step optimiser steps done
 * @param stepsOfEpoch the steps already done in the epoch that is under way, in order
 */
public record ResumePoint(long step, List<StepRecord> stepsOfEpoch) {
    public ResumePoint {
        stepsOfEpoch = List.copyOf(stepsOfEpoch);
    }

    public static ResumePoint start() {
        return new ResumePoint(0, List.of());
    }
}
