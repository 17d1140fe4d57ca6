package org.earmark.core.metrics.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.core.metrics.ScoredClips;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * Somebody's predictions with the truth, brought to the same clips and classes.
 *
 * @param clips scores and targets
 * @param vocabulary of the classes; numbered where no file names them
 */
public record Judged(ScoredClips clips, Vocabulary vocabulary) {
    /**
     * Rows are matched by the names in the first column where both tables have them, else by their order.
     *
     * @param labels names of the classes, if given apart
     * @throws DataException when the two do not go together
     */
    public static Judged of(MatrixFile predictions, MatrixFile truth, Optional<Vocabulary> labels) {
        if (predictions.values().shape().length != 2) {
            throw new DataException("The predictions in " + predictions.file()
                    + " are one number a clip. Give the scores of all classes, (clips, classes).");
        }
        int classes = Math.toIntExact(predictions.values().shape()[1]);
        FloatArray targets = ordered(predictions, truth, targets(truth, classes));
        return new Judged(new ScoredClips(predictions.values(), targets), vocabulary(predictions, labels, classes));
    }

    private static Vocabulary vocabulary(MatrixFile predictions, Optional<Vocabulary> labels, int classes) {
        Vocabulary vocabulary = labels.orElseGet(
                () -> predictions.classes().isEmpty() ? numbered(classes) : new Vocabulary(predictions.classes()));
        if (vocabulary.size() != classes) {
            throw new DataException("The predictions in " + predictions.file() + " have " + classes + " classes, but "
                    + vocabulary.size() + " names were given. Give one for each, in their order.");
        }
        return vocabulary;
    }

    private static Vocabulary numbered(int classes) {
        return new Vocabulary(
                IntStream.range(0, classes).mapToObj(i -> "class " + i).toList());
    }

    /** (clips, classes) of 0 and 1; class indices become rows with one 1. */
    private static FloatArray targets(MatrixFile truth, int classes) {
        FloatArray given = truth.values();
        boolean indices = given.shape().length == 1 || (given.shape()[1] == 1 && classes > 1);
        if (!indices) {
            return given;
        }
        FloatArray targets = FloatArray.zeros(given.values().length, classes);
        for (int clip = 0; clip < given.values().length; clip++) {
            float value = given.values()[clip];
            if (value != Math.rint(value) || value < 0 || value >= classes) {
                throw new DataException("The truth in " + truth.file() + " has class " + value + " for clip " + clip
                        + " (counted from 0), but the predictions have the classes 0 to " + (classes - 1) + ".");
            }
            targets.values()[clip * classes + (int) value] = 1;
        }
        return targets;
    }

    private static FloatArray ordered(MatrixFile predictions, MatrixFile truth, FloatArray targets) {
        List<String> wanted = predictions.clips();
        if (wanted.isEmpty() || truth.clips().isEmpty() || wanted.equals(truth.clips())) {
            return targets;
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < truth.clips().size(); i++) {
            if (places.put(truth.clips().get(i), i) != null) {
                throw new DataException("The truth in " + truth.file() + " names the clip "
                        + truth.clips().get(i) + " twice.");
            }
        }
        if (wanted.size() != truth.clips().size()) {
            throw new DataException("The predictions in " + predictions.file() + " have " + wanted.size()
                    + " clips, the truth in " + truth.file() + " "
                    + truth.clips().size()
                    + ". Missing clips move every metric: score the same clips.");
        }
        int classes = Math.toIntExact(targets.shape()[1]);
        FloatArray result = FloatArray.zeros(wanted.size(), classes);
        for (int i = 0; i < wanted.size(); i++) {
            Integer place = places.get(wanted.get(i));
            if (place == null) {
                throw new DataException("The clip " + wanted.get(i) + " of " + predictions.file()
                        + " is not in the truth " + truth.file() + ".");
            }
            System.arraycopy(targets.values(), place * classes, result.values(), i * classes, classes);
        }
        return result;
    }
}
