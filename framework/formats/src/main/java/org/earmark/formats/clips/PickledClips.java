package org.earmark.formats.clips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.earmark.formats.array.NpyFile;
import org.earmark.formats.array.PickledArray;
import org.earmark.spi.error.DataException;

/** The pickled data sets of the original HTS-AT system: {@code esc-50-data.npy}, {@code scv2_*.npy}, DESED's {@code eval.npy}. */
public final class PickledClips {
    private static final List<String> NAMES = List.of("name", "audio_name");
    private static final int MOST_CLASSES = 1 << 20;

    private PickledClips() {}

    /**
     * A flat list of clips, as of SCV2 and DESED.
     *
     * @throws DataException when the file is missing, damaged, dangerous or of another kind
     */
    public static List<PickledClip> read(Path file) {
        PickledArray array = NpyFile.readObjects(file);
        if (array.shape().length != 1) {
            throw new DataException("The array in " + file + " has " + array.shape().length
                    + " axes, a plain list of clips has one. Read it as a set with folds.");
        }
        return clips(file, array.objects(), 0);
    }

    /**
     * The clips of each fold, as of ESC-50: a matrix (folds, clips), or a list of lists where folds differ in size.
     *
     * @throws DataException when the file is missing, damaged, dangerous or of another kind
     */
    public static List<List<PickledClip>> readFolds(Path file) {
        PickledArray array = NpyFile.readObjects(file);
        List<List<PickledClip>> folds = new ArrayList<>();
        int first = 0;
        for (List<?> fold : foldsOf(file, array)) {
            folds.add(clips(file, fold, first));
            first += fold.size();
        }
        return folds;
    }

    private static List<List<?>> foldsOf(Path file, PickledArray array) {
        List<List<?>> folds = new ArrayList<>();
        long[] shape = array.shape();
        if (shape.length == 2) {
            int size = (int) shape[1];
            for (int fold = 0; fold < shape[0]; fold++) {
                folds.add(array.objects().subList(fold * size, (fold + 1) * size));
            }
            return folds;
        }
        for (Object fold : array.objects()) {
            if (!(fold instanceof List<?> list)) {
                throw Records.bad(file, folds.size(), "it is no list of clips");
            }
            folds.add(list);
        }
        return folds;
    }

    private static List<PickledClip> clips(Path file, List<?> values, int first) {
        List<PickledClip> clips = new ArrayList<>();
        for (Object value : values) {
            Records record = Records.of(file, first + clips.size(), value);
            clips.add(new PickledClip(
                    record.text(NAMES),
                    record.has("target") ? OptionalInt.of(record.integer("target", MOST_CLASSES)) : OptionalInt.empty(),
                    record.numbers("waveform", 1)));
        }
        return clips;
    }
}
