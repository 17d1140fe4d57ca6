package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Device;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * Where a learner computes.
 *
 * @param threads one for each replica; the engine's
 * @param division what of a batch is computed here, and in which parts
 * @param copies how batches come to the device; closed with the learner
 * @param ranks the processes that train with this one; closed with the learner
 */
record Place(Device device, ReplicaThreads threads, Division division, BatchCopies copies, Collective ranks) {
    /** All ranks divide a batch alike, which they do by the number of replicas. */
    void requireEqualReplicas() {
        if (ranks.isAlone()) {
            return;
        }
        int own = threads.count();
        double[] counts = new double[ranks.group().size()];
        counts[ranks.group().rank()] = own;
        for (double count : Native.summed(counts, ranks)) {
            if (count != own) {
                throw new EarmarkException(
                        ErrorCategory.CONFIGURATION,
                        "The ranks of a cell need the same number of CPU threads each: one has " + own + ", another "
                                + (int) count + ". Give them with --threads.");
            }
        }
    }
}
