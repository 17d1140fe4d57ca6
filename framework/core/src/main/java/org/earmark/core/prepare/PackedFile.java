package org.earmark.core.prepare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.earmark.spi.data.Packing;

/**
 * A file of waveforms that is to be.
 *
 * @param path below the folder of the set, with slashes: {@code hdf5s/waveforms/eval.h5}
 * @param clips of the set, in the order of their rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedFile(String path, int[] clips) {
    static final String WAVEFORMS = "hdf5s/waveforms/";

    /** Parts of more clips than a file may have become folders of files, as the original's unbalanced part is. */
    static List<PackedFile> of(Packing packing, int clipsPerFile) {
        List<PackedFile> files = new ArrayList<>();
        for (Packing.Part part : packing.parts()) {
            int[] clips = part.clips();
            if (clips.length <= clipsPerFile) {
                files.add(new PackedFile(WAVEFORMS + part.name() + ".h5", clips));
                continue;
            }
            for (int first = 0; first < clips.length; first += clipsPerFile) {
                String name =
                        String.format(Locale.ROOT, "%s/%s_part%02d.h5", part.name(), part.name(), first / clipsPerFile);
                int end = Math.min(clips.length, first + clipsPerFile);
                files.add(new PackedFile(WAVEFORMS + name, Arrays.copyOfRange(clips, first, end)));
            }
        }
        return List.copyOf(files);
    }

    Path in(Path folder) {
        return folder.resolve(path);
    }

    /** Where it is until it is whole. */
    Path draft(Path folder) {
        return in(folder).resolveSibling("." + in(folder).getFileName() + ".part");
    }

    /** Where it says which clips it has so far. */
    Path journal(Path folder) {
        return in(folder).resolveSibling("." + in(folder).getFileName() + ".journal");
    }
}
