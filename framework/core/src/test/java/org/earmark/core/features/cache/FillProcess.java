package org.earmark.core.features.cache;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A process of its own that fills a cache: {@code FOLDER CLIPS}. Prints a line for each clip that it computed. */
public final class FillProcess {
    private FillProcess() {}

    public static void main(String[] arguments) {
        int clips = Integer.parseInt(arguments[1]);
        AtomicInteger computed = new AtomicInteger();
        try (MappedFeatureStore store =
                MappedFeatureStore.open(Path.of(arguments[0]), MappedFeatureStoreTest.key(), clips)) {
            float[] target = new float[MappedFeatureStoreTest.VALUES];
            for (int clip = 0; clip < clips; clip++) {
                int index = clip;
                store.read(
                        clip,
                        () -> {
                            System.out.println("computed " + index + " as number " + computed.incrementAndGet());
                            return MappedFeatureStoreTest.features(index);
                        },
                        target,
                        0);
            }
        }
    }
}
