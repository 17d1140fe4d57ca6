package org.earmark.plugins.datasets.audioset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earmark.plugins.datasets.audioset.SegmentList.Segment;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.error.DataException;

/** A part of one sound file a clip. Segments without a file are left out: no copy of AudioSet is complete. */
final class ClipsPart implements AudiosetDataset.Part {
    private record Found(Segment segment, Path file, String pack) {}

    private final List<Found> clips;

    private ClipsPart(List<Found> clips) {
        this.clips = clips;
    }

    /** @throws DataException when no segment has a file */
    static ClipsPart of(List<SegmentList> lists, SoundFiles files) {
        List<Found> found = new ArrayList<>();
        for (SegmentList list : lists) {
            for (Segment segment : list.segments()) {
                files.find(segment.video(), segment.start(), segment.end())
                        .ifPresent(file -> found.add(new Found(segment, file, list.part())));
            }
        }
        if (found.isEmpty()) {
            throw new DataException("None of the segments in " + lists.get(0).file()
                    + " has a sound file below its folder, such as Y"
                    + lists.get(0).segments().get(0).video() + ".wav. " + AudiosetFolder.REMEDY);
        }
        found.sort(Comparator.comparing(clip -> clip.segment().video()));
        return new ClipsPart(List.copyOf(found));
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public String name(int clip) {
        return clips.get(clip).file().getFileName().toString();
    }

    @Override
    public int[] labels(int clip) {
        return clips.get(clip).segment().labels().clone();
    }

    @Override
    public AudioSource audio(int clip) {
        return new AudioSource.File(clips.get(clip).file());
    }

    @Override
    public String pack(int clip) {
        return clips.get(clip).pack();
    }

    @Override
    public String mark(int clip) {
        try {
            return String.valueOf(Files.size(clips.get(clip).file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
