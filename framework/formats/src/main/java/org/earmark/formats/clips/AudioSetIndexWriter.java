package org.earmark.formats.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.earmark.formats.array.AtomicFile;
import org.earmark.formats.hdf.HdfColumn;
import org.earmark.formats.hdf.HdfLayout;
import org.earmark.formats.hdf.HdfType;

/** Writes index files of AudioSet as PANNs and HTS-AT make them; {@link AudioSetIndex} reads them. */
public final class AudioSetIndexWriter {
    private static final int USUAL_PATH_BYTES = 200;
    private static final int ROWS_AT_ONCE = 4096;

    private final List<AudioSetIndex.Entry> entries;
    private final int nameBytes;
    private final int pathBytes;
    private final int classes;
    private final HdfLayout layout;

    /** @param entries at least one; asked for several times, so they may be made on demand */
    private AudioSetIndexWriter(int classes, List<AudioSetIndex.Entry> entries) {
        this.entries = entries;
        this.classes = classes;
        this.nameBytes = longest(AudioSetIndex.Entry::name, AudioSetPack.USUAL_NAME_BYTES);
        this.pathBytes = longest(AudioSetIndex.Entry::storedPath, USUAL_PATH_BYTES);
        this.layout = new HdfLayout(
                List.of(
                        HdfColumn.list("audio_name", HdfType.text(nameBytes), entries.size()),
                        HdfColumn.list("hdf5_path", HdfType.text(pathBytes), entries.size()),
                        HdfColumn.list("index_in_hdf5", HdfType.INT32, entries.size()),
                        HdfColumn.matrix("target", HdfType.BOOL, entries.size(), classes)),
                Map.of());
    }

    /**
     * Writes an index; the file appears whole or not at all.
     *
     * @param entries at least one; asked for several times, so a list that makes them on demand costs no memory
     * @throws org.earmark.spi.error.EarmarkException when the file cannot be written
     */
    public static void write(Path file, int classes, List<AudioSetIndex.Entry> entries) {
        AtomicFile.write(file, new AudioSetIndexWriter(classes, entries)::write);
    }

    private int longest(Function<AudioSetIndex.Entry, String> text, int usual) {
        int longest = usual;
        for (AudioSetIndex.Entry entry : entries) {
            longest = Math.max(longest, text.apply(entry).getBytes(StandardCharsets.UTF_8).length);
        }
        return longest;
    }

    private void write(FileChannel channel) throws IOException {
        layout.start(channel);
        for (int first = 0; first < entries.size(); first += ROWS_AT_ONCE) {
            rows(channel, first, entries.subList(first, Math.min(entries.size(), first + ROWS_AT_ONCE)));
        }
    }

    private void rows(FileChannel channel, int first, List<AudioSetIndex.Entry> rows) throws IOException {
        ByteBuffer names = ByteBuffer.allocate(rows.size() * nameBytes);
        ByteBuffer paths = ByteBuffer.allocate(rows.size() * pathBytes);
        ByteBuffer places = ByteBuffer.allocate(rows.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer targets = ByteBuffer.allocate(rows.size() * classes);
        for (AudioSetIndex.Entry row : rows) {
            names.put(AudioSetPack.text(row.name(), nameBytes));
            paths.put(AudioSetPack.text(row.storedPath(), pathBytes));
            places.putInt(row.row());
            targets.put(AudioSetPack.booleans(row.labels(), classes));
        }
        layout.write(channel, "audio_name", first, names.flip());
        layout.write(channel, "hdf5_path", first, paths.flip());
        layout.write(channel, "index_in_hdf5", first, places.flip());
        layout.write(channel, "target", first, targets.flip());
    }
}
