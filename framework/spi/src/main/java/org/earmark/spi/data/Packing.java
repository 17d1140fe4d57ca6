package org.earmark.spi.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a set is laid out when its clips are packed into the HDF5 files of PANNs and HTS-AT.
 *
 * @param parts each becomes a file of waveforms, or a folder of such files; none is empty
 * @param tables small files beside the packed ones that say what the classes are; where there is no
 *     {@code class_labels_indices.csv}, one is made of the vocabulary
 */
public record Packing(List<Part> parts, List<Path> tables) {
    /** The part that is tested on. */
    public static final String EVALUATION = "eval";

    /** What is trained on, as a whole. */
    public static final String FULL_TRAINING = "full_train";

    /** The part for choosing a checkpoint. */
    public static final String VALIDATION = "validation";

    /**
     * Clips that are packed together.
     *
     * @param name in lower case; all parts but {@link #EVALUATION} and {@link #VALIDATION} are trained on
     * @param clips indices into the data set, in the order of their rows
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
    public record Part(String name, int[] clips) {}

    public Packing {
        parts = List.copyOf(parts);
        tables = List.copyOf(tables);
    }

    /** One part for each use that has clips, and no tables. */
    public static Packing of(Partition partition) {
        return new Packing(
                Stream.of(
                                new Part(FULL_TRAINING, partition.train()),
                                new Part(VALIDATION, partition.validation()),
                                new Part(EVALUATION, partition.test()))
                        .filter(part -> part.clips().length > 0)
                        .toList(),
                List.of());
    }

    /** Parts by their names, in the order of the names. */
    public static Packing of(Map<String, int[]> clips, List<Path> tables) {
        return new Packing(
                new TreeMap<>(clips)
                        .entrySet().stream()
                                .map(part -> new Part(part.getKey(), part.getValue()))
                                .toList(),
                tables);
    }
}
