package org.earmark.plugins.datasets.desed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earmark.formats.clips.PickledClip;
import org.earmark.formats.clips.PickledClips;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;

/** The original system's {@code eval.npy}: recordings of 32 kHz without labels, which a table beside it may give. */
final class DesedArray {
    static final String FILE = "eval.npy";
    private static final String TABLE = "eval.tsv";
    private static final int SAMPLE_RATE = 32000;

    private DesedArray() {}

    static List<Recording> read(Path root) {
        Path file = root.resolve(FILE);
        Path table = root.resolve(TABLE);
        Map<String, LabelTable.Labels> known =
                Files.isRegularFile(table) ? LabelTable.read(table).clips() : Map.of();
        List<Recording> recordings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (PickledClip clip : PickledClips.read(file)) {
            if (!names.add(clip.name())) {
                throw new DataException(
                        "The recording " + clip.name() + " is in " + file + " twice. Make the array again.");
            }
            recordings.add(new Recording(
                    "eval",
                    clip.name(),
                    new AudioSource.Generated(() -> new Waveform(clip.samples(), SAMPLE_RATE)),
                    known.getOrDefault(clip.name(), new LabelTable.Labels(Set.of(), List.of())),
                    clip.length()));
        }
        for (String name : known.keySet()) {
            if (!names.contains(name)) {
                throw new DataException(table + " has events of " + name + ", which is not in " + file
                        + ". Take the table that belongs to the array.");
            }
        }
        return recordings;
    }
}
