package org.earmark.testkit.replica;

import org.earmark.spi.engine.Engine;

/** An engine that divides batches among replicas of the network. */
public interface ReplicaSubject {
    /**
     * A new engine on two processors, computing in fp32; the contract closes it.
     *
     * @param replicas of one thread
     * @param clipsPerPass the most samples that a replica takes through at once; 0 for all
     */
    Engine newEngine(int replicas, int clipsPerPass);
}
