package org.earmark.core.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.earmark.core.protocol.ClipPieces;
import org.earmark.core.protocol.ClipScores;
import org.earmark.core.protocol.InputSize;
import org.earmark.core.protocol.Piece;
import org.earmark.core.protocol.PieceScores;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Judges recordings one after the other, so that any number of them fits into memory. */
public final class Predictor {
    private final Judge judge;
    private final ClipPieces pieces;
    private final int resolution;
    private final int batchSize;

    /**
     * @param pieces cuts the recordings
     * @param input what the network takes, which is also the resolution of its framewise output
     * @param batchSize pieces that are gathered before they are judged
     */
    public Predictor(Judge judge, ClipPieces pieces, Optional<InputSize> input, int batchSize) {
        this.judge = judge;
        this.pieces = pieces;
        this.resolution = input.map(InputSize::frames).orElse(0);
        this.batchSize = batchSize;
    }

    /**
     * @param count of recordings
     * @param recordings by place
     * @param consumer is given the place and what was said about it, in order
     * @throws DataException when a recording cannot be cut; the message names it
     */
    public void predict(int count, IntFunction<Recording> recordings, BiConsumer<Recording, ClipScores> consumer) {
        List<Recording> gathered = new ArrayList<>();
        List<List<Piece>> cut = new ArrayList<>();
        int waiting = 0;
        for (int i = 0; i < count; i++) {
            Recording recording = recordings.apply(i);
            gathered.add(recording);
            cut.add(cut(recording));
            waiting += cut.get(cut.size() - 1).size();
            if (waiting >= batchSize || i == count - 1) {
                flush(gathered, cut, consumer);
                gathered.clear();
                cut.clear();
                waiting = 0;
            }
        }
    }

    private List<Piece> cut(Recording recording) {
        try {
            return pieces.of(recording.samples());
        } catch (DataException e) {
            throw new DataException(recording.name() + ": " + e.getMessage(), e);
        }
    }

    private void flush(List<Recording> recordings, List<List<Piece>> cut, BiConsumer<Recording, ClipScores> consumer) {
        List<PieceScores> scores =
                judge.judge(cut.stream().flatMap(List::stream).toList());
        int at = 0;
        for (int i = 0; i < recordings.size(); i++) {
            Recording recording = recordings.get(i);
            List<Piece> own = cut.get(i);
            ClipScores said = ClipScores.of(own, scores.subList(at, at + own.size()), recording.seconds(), resolution);
            at += own.size();
            requireFinite(recording, said);
            consumer.accept(recording, said);
        }
    }

    private static void requireFinite(Recording recording, ClipScores scores) {
        for (float score : scores.clipwise().values()) {
            if (!Float.isFinite(score)) {
                throw new EarmarkException(
                        ErrorCategory.DATA,
                        "The model gives " + score + " for " + recording.name()
                                + ": its weights or running statistics are far out of range. Take another checkpoint.");
            }
        }
    }
}
