package org.earmark.plugins.datasets.desed;

import java.util.List;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;

/**
 * A clip of a part.
 *
 * @param part the table it stands in
 * @param size of the recording, for the fingerprint: bytes of its file or samples
 */
record Recording(String part, String name, AudioSource audio, LabelTable.Labels labels, long size) {
    String id() {
        return part + "/" + name;
    }

    Clip clip() {
        int[] classes =
                labels.classes().stream().mapToInt(Integer::intValue).sorted().toArray();
        return new Clip(id(), audio, classes, labels.events());
    }

    String line() {
        return String.join(
                "\t",
                id(),
                labels.classes().toString(),
                List.copyOf(labels.events()).toString(),
                String.valueOf(size));
    }
}
