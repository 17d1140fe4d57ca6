package org.earmark.core.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * Scores and targets of the same clips.
 *
 * @param clips ids; row numbers from 0 when the files name none
 * @param scores (clips, classes), finite
 * @param targets (clips, classes)
 * @param withoutScores annotated clips that have no scores, by id
 * @param undefined clips left out because a score of theirs is not a number
 */
public record ScoreEvidence(
        List<String> clips, FloatArray scores, FloatArray targets, List<String> withoutScores, List<String> undefined) {
    public ScoreEvidence {
        clips = List.copyOf(clips);
        withoutScores = List.copyOf(withoutScores);
        undefined = List.copyOf(undefined);
    }

    /**
     * Reads and joins two files, by clip where both name their clips, else by row.
     *
     * @param clipList ids of the rows of arrays
     * @throws DataException when they do not fit together
     */
    public static ScoreEvidence read(Path scores, Path targets, Optional<Path> clipList) {
        ScoreTable scored = ScoreTable.read(scores);
        ScoreTable annotated = ScoreTable.read(targets);
        if (clipList.isPresent()) {
            scored = scored.clips().isEmpty() ? scored.withClips(clipList.get()) : scored;
            annotated = annotated.clips().isEmpty() ? annotated.withClips(clipList.get()) : annotated;
        }
        if (scored.values().shape()[1] != annotated.values().shape()[1]
                || (scored.classes().isPresent()
                        && annotated.classes().isPresent()
                        && !scored.classes().equals(annotated.classes()))) {
            throw new DataException("The scores " + scores + " and the targets " + targets
                    + " have not the same classes in the same order. Bring them into one order.");
        }
        return join(scored, annotated, scores + " and " + targets);
    }

    private static ScoreEvidence join(ScoreTable scored, ScoreTable annotated, String names) {
        int rows = (int) annotated.values().shape()[0];
        boolean byName = scored.clips().isPresent() && annotated.clips().isPresent();
        if (!byName && scored.values().shape()[0] != rows) {
            throw new DataException(
                    "The files " + names + " have " + scored.values().shape()[0] + " and " + rows
                            + " rows and do not name their clips. Name them with clips, or give files of the same clips.");
        }
        List<String> ids = annotated.clips().or(scored::clips).orElseGet(() -> rowNumbers(rows));
        Map<String, Integer> rowOf = new HashMap<>();
        List<String> scoredIds = byName ? scored.clips().orElseThrow() : ids;
        for (int row = 0; row < scoredIds.size(); row++) {
            rowOf.put(scoredIds.get(row), row);
        }
        List<String> kept = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> undefined = new ArrayList<>();
        List<float[]> scoreRows = new ArrayList<>();
        List<float[]> targetRows = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Integer at = rowOf.get(ids.get(row));
            if (at == null) {
                missing.add(ids.get(row));
            } else if (hasUndefined(row(scored.values(), at))) {
                undefined.add(ids.get(row));
            } else {
                kept.add(ids.get(row));
                scoreRows.add(row(scored.values(), at));
                targetRows.add(row(annotated.values(), row));
            }
        }
        int classes = (int) annotated.values().shape()[1];
        return new ScoreEvidence(kept, stack(scoreRows, classes), stack(targetRows, classes), missing, undefined);
    }

    private static List<String> rowNumbers(int rows) {
        List<String> numbers = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            numbers.add(Integer.toString(row));
        }
        return numbers;
    }

    private static boolean hasUndefined(float[] row) {
        for (float value : row) {
            if (Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    private static float[] row(FloatArray array, int row) {
        int width = Math.toIntExact(array.shape()[1]);
        return Arrays.copyOfRange(array.values(), row * width, (row + 1) * width);
    }

    private static FloatArray stack(List<float[]> rows, int width) {
        FloatArray array = FloatArray.zeros(rows.size(), width);
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, array.values(), row * width, width);
        }
        return array;
    }
}
