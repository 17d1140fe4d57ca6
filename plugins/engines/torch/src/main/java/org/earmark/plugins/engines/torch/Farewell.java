package org.earmark.plugins.engines.torch;

import java.time.Duration;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.StringVector;

/**
 * How ranks part. A rank that has its part of the last sum may still be sending, and one that leaves takes what it sends
 * with it: none may go before all have what they need.
 */
@SuppressWarnings("try") // the scope acts by being open
final class Farewell {
    static final String COMING = "earmark-coming-to-part";
    private static final String ALL_HERE = "earmark-parted";

    private Farewell() {}

    /**
     * Returns when all ranks have called this, or patience is over.
     *
     * @param store by which the ranks have met
     * @return whether all came
     */
    static boolean say(Store store, int ranks, Duration patience) {
        try (PointerScope scope = new PointerScope()) {
            if (store.add(COMING, 1) >= ranks) {
                store.set(ALL_HERE, "yes");
            } else {
                store._wait(new StringVector(ALL_HERE), new Milliseconds(patience.toMillis()));
            }
            return true;
        } catch (RuntimeException over) {
            return false;
        }
    }
}
