package org.earmark.core.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Partition;

/** Which part of a set each clip belongs to: the fold that it is tested in, or the split of a fixed partition. */
final class Parts {
    private static final List<String> SPLITS = List.of("train", "validation", "test");

    private final List<String> names;
    private final int[] partOf;

    private Parts(List<String> names, int[] partOf) {
        this.names = names;
        this.partOf = partOf;
    }

    static Parts of(AudioDataset dataset) {
        List<String> names = new ArrayList<>();
        int[] partOf = new int[dataset.size()];
        Arrays.fill(partOf, -1);
        if (dataset.folds().isEmpty()) {
            Partition partition = dataset.partition(Optional.empty());
            names.addAll(SPLITS);
            assign(partOf, partition.train(), 0);
            assign(partOf, partition.validation(), 1);
            assign(partOf, partition.test(), 2);
        } else {
            for (String fold : dataset.folds()) {
                assign(partOf, dataset.partition(Optional.of(fold)).test(), names.size());
                names.add("fold " + fold);
            }
        }
        if (Arrays.stream(partOf).anyMatch(part -> part < 0)) {
            Arrays.setAll(partOf, clip -> partOf[clip] < 0 ? names.size() : partOf[clip]);
            names.add("unused");
        }
        return new Parts(List.copyOf(names), partOf);
    }

    private static void assign(int[] partOf, int[] clips, int part) {
        for (int clip : clips) {
            partOf[clip] = part;
        }
    }

    List<String> names() {
        return names;
    }

    int of(int clip) {
        return partOf[clip];
    }

    String nameOf(int clip) {
        return names.get(partOf[clip]);
    }
}
