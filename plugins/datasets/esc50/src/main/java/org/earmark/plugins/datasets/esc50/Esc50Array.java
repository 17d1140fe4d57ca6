package org.earmark.plugins.datasets.esc50;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.earmark.formats.clips.PickledClip;
import org.earmark.formats.clips.PickledClips;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;

/** The original system's pickled array: a list of clips for each fold, brought to 32 kHz by its scripts. */
final class Esc50Array {
    static final String FILE = "esc-50-data.npy";
    private static final int SAMPLE_RATE = 32000;
    private static final String REMEDY = " Make the array again from the official folder.";

    private Esc50Array() {}

    static AudioDataset read(Path root, Esc50Options options) {
        Path file = root.resolve(FILE);
        List<Esc50Clip> clips = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int fold = 0;
        for (List<PickledClip> pickled : PickledClips.readFolds(file)) {
            fold++;
            for (PickledClip clip : pickled) {
                if (!seen.add(clip.name())) {
                    throw new DataException("The clip " + clip.name() + " is in " + file
                            + " twice; a clip in two folds would be both trained and tested on." + REMEDY);
                }
                int target = target(file, clip);
                if (!options.esc10() || Esc50Classes.ESC10.contains(target)) {
                    clips.add(clip(clip, fold, target));
                }
            }
        }
        if (clips.isEmpty()) {
            throw new DataException(file + " has no clip" + (options.esc10() ? " of ESC-10." : ".") + REMEDY);
        }
        return new Esc50Dataset(clips);
    }

    private static Esc50Clip clip(PickledClip clip, int fold, int target) {
        AudioSource audio = new AudioSource.Generated(() -> new Waveform(clip.samples(), SAMPLE_RATE));
        return new Esc50Clip(clip.name(), fold, target, Esc50Classes.NAMES.get(target), audio, clip.length());
    }

    private static int target(Path file, PickledClip clip) {
        int target = clip.label().orElse(-1);
        if (target < 0 || target >= Esc50Classes.NAMES.size()) {
            throw new DataException("The clip " + clip.name() + " in " + file + " has the target "
                    + (target < 0 ? "none" : target) + "; a class from 0 to " + (Esc50Classes.NAMES.size() - 1)
                    + " is expected." + REMEDY);
        }
        return target;
    }
}
