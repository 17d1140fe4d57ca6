package org.earmark.plugins.datasets.audioset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.earmark.formats.clips.ClassIndexLists;
import org.earmark.formats.clips.LabelLists;
import org.earmark.spi.error.DataException;

/**
 * Holds the original's {@code *_idc.npy} to the index that it was made of. The original draws its balanced classes from
 * these lists; drawing from the labels is the same only where the two agree.
 */
final class ClassListsCheck {
    private final Path lists;
    private final Path index;

    ClassListsCheck(Path lists, Path index) {
        this.lists = lists;
        this.index = index;
    }

    /** @throws DataException when the lists cannot be read or contradict the labels */
    void hold(LabelLists labels) {
        List<int[]> stored = ClassIndexLists.read(lists);
        if (stored.size() != labels.classes()) {
            throw contradiction("has lists for " + stored.size() + " classes, the index has " + labels.classes());
        }
        List<int[]> wanted = ClassIndexLists.of(labels);
        for (int label = 0; label < wanted.size(); label++) {
            int[] clips = stored.get(label).clone();
            Arrays.sort(clips);
            if (!Arrays.equals(clips, wanted.get(label))) {
                throw contradiction("lists " + clips.length + " clips of class " + label + ", the index has "
                        + wanted.get(label).length + where(clips, wanted.get(label)));
            }
        }
    }

    private static String where(int[] clips, int[] wanted) {
        int place = Arrays.mismatch(clips, wanted);
        int clip = Math.min(
                place < clips.length ? clips[place] : Integer.MAX_VALUE,
                place < wanted.length ? wanted[place] : Integer.MAX_VALUE);
        return ", and the first on which they differ is clip " + clip;
    }

    private DataException contradiction(String difference) {
        return new DataException(lists + " " + difference + " (" + index + "). One of them is of other data: remove the"
                + " list, which is not needed, or make it again with earmark data prepare audioset --indexes-only.");
    }
}
