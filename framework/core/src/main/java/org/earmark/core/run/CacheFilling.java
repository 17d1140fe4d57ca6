package org.earmark.core.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.core.audio.ResampledFiles;
import org.earmark.core.data.ClipFeatures;
import org.earmark.core.features.cache.CacheFolder;
import org.earmark.core.features.cache.FeatureKey;
import org.earmark.core.features.cache.MappedFeatureStore;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Partition;

/**
 * Computes the features of an experiment before it runs. May be stopped at any time and goes on where it was; several
 * processes may fill one folder.
 */
public final class CacheFilling {
    /** Clips between two signs of progress. */
    private static final int CHUNK = 64;

    private final PluginRegistry plugins;
    private final Map<String, Path> roots;
    private final Path folder;

    /** Cells that agree in these share a cache. */
    private record Need(PluginChoice dataset, ClipLayout audio, FrontEnd frontEnd) {
        static Need of(CellSpec spec) {
            return new Need(spec.dataset(), spec.audio(), spec.frontEnd());
        }
    }

    /**
     * A cache that was filled.
     *
     * @param file where it is
     * @param dataset name of the data set
     * @param clips that the experiment needs
     * @param computed of them, now
     * @param bytes of the file when all its clips are there
     */
    public record Filled(Path file, String dataset, int clips, int computed, long bytes) {}

    public CacheFilling(PluginRegistry plugins, Map<String, Path> roots, Path folder) {
        this.plugins = plugins;
        this.roots = Map.copyOf(roots);
        this.folder = folder;
    }

    /**
     * @param progress is told the clips done of the cache at hand
     * @return one for each data set, layout and front end of the cells
     * @throws org.earmark.spi.error.EarmarkException when a clip cannot be read or the disk would fill
     */
    public List<Filled> fill(List<Cell> cells, int threads, LongConsumer progress) {
        Map<Need, List<Optional<String>>> folds = new LinkedHashMap<>();
        for (Cell cell : cells) {
            folds.computeIfAbsent(Need.of(cell.spec()), need -> new ArrayList<>())
                    .add(cell.spec().fold());
        }
        return folds.entrySet().stream()
                .map(need -> fill(need.getKey(), need.getValue(), threads, progress))
                .toList();
    }

    private Filled fill(Need need, List<Optional<String>> folds, int threads, LongConsumer progress) {
        String name = need.dataset().name();
        AudioDataset dataset = Creation.dataset(
                plugins.dataset(name),
                need.dataset().options(),
                ResampledFiles.contextOf(Optional.ofNullable(roots.get(name))));
        int[] clips = folds.stream()
                .distinct()
                .map(dataset::partition)
                .flatMapToInt(CacheFilling::clips)
                .distinct()
                .sorted()
                .toArray();
        FeatureKey key = FeatureKey.of(
                dataset, need.audio(), need.frontEnd(), ClipFeatures.INT16_SCALE, CacheFolder.encoding(folder));
        try (MappedFeatureStore store = MappedFeatureStore.open(folder, key, dataset.size())) {
            int before = store.storedClips();
            ClipFeatures features = new ClipFeatures(dataset, need.audio(), need.frontEnd(), store);
            for (int start = 0; start < clips.length; start += CHUNK) {
                int end = Math.min(clips.length, start + CHUNK);
                features.prepare(Arrays.copyOfRange(clips, start, end), threads);
                progress.accept(end);
            }
            return new Filled(
                    store.path(),
                    name,
                    clips.length,
                    store.storedClips() - before,
                    store.path().toFile().length());
        }
    }

    private static IntStream clips(Partition partition) {
        return Stream.of(partition.train(), partition.validation(), partition.test())
                .flatMapToInt(IntStream::of);
    }
}
