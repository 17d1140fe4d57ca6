package org.earmark.plugins.datasets.scv2;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.earmark.formats.clips.PickledClip;
import org.earmark.formats.clips.PickledClips;
import org.earmark.plugins.datasets.scv2.Utterance.Part;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;

/**
 * The original system's pickled arrays. A clip's name begins with its word; classes keep the order of the numbers that
 * the arrays give them.
 */
final class Scv2Arrays {
    static final String TRAIN = "scv2_train.npy";
    static final String TEST = "scv2_test.npy";

    private final Path root;
    private final SortedMap<Integer, String> words = new TreeMap<>();
    private final List<Utterance> utterances = new ArrayList<>();

    private Scv2Arrays(Path root) {
        this.root = root;
    }

    static Scv2Dataset read(Path root, Scv2Options options) {
        Scv2Arrays arrays = new Scv2Arrays(root);
        arrays.add(TRAIN, Part.TRAIN, options);
        arrays.add(TEST, Part.TEST, options);
        for (String word : options.words()) {
            if (!arrays.words.containsValue(word)) {
                throw new DataException("The arrays in " + root + " have no clip of the word " + word + "; they have "
                        + String.join(", ", arrays.words.values()) + ". Choose among these with the option words.");
            }
        }
        return new Scv2Dataset(arrays.utterances, List.copyOf(arrays.words.values()));
    }

    private void add(String name, Part part, Scv2Options options) {
        Path file = root.resolve(name);
        for (PickledClip clip : PickledClips.read(file)) {
            String word = word(file, clip);
            if (options.wants(word)) {
                register(file, clip, word);
                utterances.add(new Utterance(
                        clip.name(),
                        word,
                        part,
                        new AudioSource.Generated(() -> new Waveform(clip.samples(), Scv2Dataset.SAMPLE_RATE)),
                        clip.length()));
            }
        }
    }

    private static String word(Path file, PickledClip clip) {
        int slash = clip.name().indexOf('/');
        if (slash < 1) {
            throw new DataException("The clip " + clip.name() + " in " + file
                    + " has no word before a slash in its name. Make the array again from the official folders.");
        }
        return clip.name().substring(0, slash);
    }

    private void register(Path file, PickledClip clip, String word) {
        int number = clip.label()
                .orElseThrow(() -> new DataException(
                        "The clip " + clip.name() + " in " + file + " has no target. Make the array again."));
        String known = words.putIfAbsent(number, word);
        boolean numberedTwice = words.values().stream().filter(word::equals).count() > 1;
        if ((known != null && !known.equals(word)) || numberedTwice) {
            throw new DataException("The clip " + clip.name() + " in " + file + " has the target " + number
                    + ", which contradicts other clips: a word must have one number. Make the arrays again.");
        }
    }
}
