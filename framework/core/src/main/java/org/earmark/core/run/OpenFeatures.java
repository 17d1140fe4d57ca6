package org.earmark.core.run;

import java.util.Optional;
import org.earmark.core.data.ClipFeatures;
import org.earmark.core.features.FeatureStore;
import org.earmark.core.features.MemoryFeatureStore;
import org.earmark.core.features.cache.CacheFolder;
import org.earmark.core.features.cache.FeatureKey;
import org.earmark.core.features.cache.MappedFeatureStore;
import org.earmark.core.plan.CellSpec;

/**
 * The features of a cell for as long as they are open.
 *
 * @param features of the data set's clips
 * @param cache where they are kept between runs
 */
record OpenFeatures(ClipFeatures features, Optional<MappedFeatureStore> cache) implements AutoCloseable {

    /** Opens the cache that the order names; without one, features stay in memory for this run. */
    static OpenFeatures open(CellParts parts, WorkerOrder order) {
        CellSpec spec = parts.spec();
        Optional<MappedFeatureStore> cache = order.cacheDirectory()
                .map(folder -> MappedFeatureStore.open(
                        folder,
                        FeatureKey.of(
                                parts.dataset(),
                                spec.audio(),
                                spec.frontEnd(),
                                ClipFeatures.INT16_SCALE,
                                CacheFolder.encoding(folder)),
                        parts.dataset().size()));
        FeatureStore store = cache.<FeatureStore>map(mapped -> mapped).orElseGet(MemoryFeatureStore::new);
        return new OpenFeatures(new ClipFeatures(parts.dataset(), spec.audio(), spec.frontEnd(), store), cache);
    }

    @Override
    public void close() {
        cache.ifPresent(MappedFeatureStore::close);
    }
}
