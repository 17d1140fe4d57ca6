package org.earmark.plugins.datasets.audioset;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.earmark.formats.clips.AudioSetIndex;
import org.earmark.formats.clips.LabelLists;
import org.earmark.spi.data.AudioSource;

/** A part whose index and samples lie in HDF5 files. */
final class PackedPart implements AudiosetDataset.Part {
    private final String name;
    private final AudioSetIndex index;
    private final Map<String, WaveformFile> files = new HashMap<>();

    private PackedPart(String name, AudioSetIndex index) {
        this.name = name;
        this.index = index;
    }

    /** @throws org.earmark.spi.error.DataException when the index or a file that it names is missing or damaged */
    static PackedPart read(Path root, Path file) {
        PackedPart part = new PackedPart(file.getFileName().toString().replace(".h5", ""), AudioSetIndex.read(file));
        for (String stored : part.index.storedPaths()) {
            part.files.put(stored, new WaveformFile(AudioSetIndex.locate(root, stored)));
        }
        return part;
    }

    int classes() {
        return index.classes();
    }

    /** Of all clips. */
    LabelLists labels() {
        return index.labels();
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public String name(int clip) {
        return index.entry(clip).name();
    }

    @Override
    public int[] labels(int clip) {
        return index.labels().get(clip);
    }

    @Override
    public AudioSource audio(int clip) {
        AudioSetIndex.Entry entry = index.entry(clip);
        WaveformFile file = files.get(entry.storedPath());
        return new AudioSource.Generated(() -> file.read(entry.row()));
    }

    /** All of it together: which files the clips lie in now says nothing about them. */
    @Override
    public String pack(int clip) {
        return name;
    }

    @Override
    public String mark(int clip) {
        AudioSetIndex.Entry entry = index.entry(clip);
        return files.get(entry.storedPath()).name() + ":" + entry.row();
    }
}
