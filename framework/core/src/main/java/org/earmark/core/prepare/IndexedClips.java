package org.earmark.core.prepare;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.earmark.formats.clips.AudioSetIndex;
import org.earmark.formats.clips.LabelLists;
import org.earmark.spi.error.DataException;

/** The clips of waveform files as rows of an index, made on demand: millions of them take the memory of their names. */
final class IndexedClips extends AbstractList<AudioSetIndex.Entry> {
    /** One file; rows of clips that could not be read have no name and do not count. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Source(String stored, List<String> names, LabelLists labels, int[] rows) {}

    private final List<Source> sources;
    private final int[] ends;

    private IndexedClips(List<Source> sources) {
        this.sources = sources;
        this.ends = new int[sources.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += sources.get(i).rows().length;
            ends[i] = end;
        }
    }

    /** @throws DataException when the columns differ in length or no row has a name */
    static IndexedClips of(String stored, List<String> names, LabelLists labels, int clips, Path file) {
        if (names.size() != clips || labels.size() != clips) {
            throw new DataException("The columns of " + file + " have " + names.size() + ", " + labels.size() + " and "
                    + clips + " rows. They must be equal: pack the file again.");
        }
        int[] rows = IntStream.range(0, clips)
                .filter(row -> !names.get(row).isEmpty())
                .toArray();
        if (rows.length == 0) {
            throw new DataException("None of the " + clips + " clips in " + file + " has a name. Pack the file again.");
        }
        return new IndexedClips(List.of(new Source(stored, names, labels, rows)));
    }

    /** The clips of several files, one after the other. */
    static IndexedClips together(List<IndexedClips> files) {
        return new IndexedClips(
                files.stream().flatMap(file -> file.sources.stream()).toList());
    }

    int classes() {
        return sources.get(0).labels().classes();
    }

    @Override
    public int size() {
        return ends[ends.length - 1];
    }

    @Override
    public AudioSetIndex.Entry get(int clip) {
        int found = Arrays.binarySearch(ends, clip + 1);
        int place = found < 0 ? -found - 1 : found;
        Source source = sources.get(place);
        int row = source.rows()[clip - ends[place] + source.rows().length];
        return new AudioSetIndex.Entry(source.names().get(row), source.labels().get(row), source.stored(), row);
    }
}
