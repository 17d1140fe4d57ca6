package org.earmark.core.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.protocol.Piece;
import org.earmark.core.protocol.PieceScores;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;

/**
 * A model on a device that judges pieces. Pieces of one length share a batch; a batch is never filled up, so the scores
 * do not depend on what else is judged. Not thread-safe.
 */
public final class Judge implements AutoCloseable {
    private static final String ATTENTION = "attention-over-time";

    private final Learner learner;
    private final Activation activation;
    private final ScoreForm form;
    private final int batchSize;
    private final boolean wantsAttention;

    /**
     * @param learner closed with the judge
     * @param activation how its clipwise logits become scores
     * @param batchSize pieces in a batch, at most
     * @param wantsAttention whether the last stage's attention is asked for
     */
    public Judge(Learner learner, Activation activation, ScoreForm form, int batchSize, boolean wantsAttention) {
        this.learner = learner;
        this.activation = activation;
        this.form = form;
        this.batchSize = batchSize;
        this.wantsAttention = wantsAttention;
    }

    /** What the model says about each piece, in their order. */
    public List<PieceScores> judge(List<Piece> pieces) {
        PieceScores[] scores = new PieceScores[pieces.size()];
        Map<Integer, List<Integer>> byLength = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            byLength.computeIfAbsent(pieces.get(i).frames(), frames -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> batches = byLength.values().stream()
                .flatMap(places -> divided(places).stream())
                .toList();
        judge(pieces, batches, scores);
        return List.of(scores);
    }

    private List<List<Integer>> divided(List<Integer> places) {
        List<List<Integer>> batches = new ArrayList<>();
        for (int start = 0; start < places.size(); start += batchSize) {
            batches.add(places.subList(start, Math.min(places.size(), start + batchSize)));
        }
        return batches;
    }

    /** Each batch is announced before the one ahead of it is judged. */
    private void judge(List<Piece> pieces, List<List<Integer>> batches, PieceScores[] scores) {
        Iterator<List<Integer>> further = batches.iterator();
        Optional<InferenceBatch> following = next(pieces, further);
        for (List<Integer> places : batches) {
            InferenceBatch batch = following.orElseThrow();
            following = next(pieces, further);
            following.ifPresent(learner::announce);
            Prediction prediction = learner.predict(batch);
            for (int i = 0; i < places.size(); i++) {
                scores[places.get(i)] = scores(prediction, i);
            }
        }
    }

    private Optional<InferenceBatch> next(List<Piece> pieces, Iterator<List<Integer>> further) {
        return further.hasNext() ? Optional.of(batch(pieces, further.next())) : Optional.empty();
    }

    private InferenceBatch batch(List<Piece> pieces, List<Integer> places) {
        FloatArray first = pieces.get(places.get(0)).features();
        int values = first.values().length;
        FloatArray batch = FloatArray.zeros(places.size(), first.shape()[0], first.shape()[1]);
        for (int i = 0; i < places.size(); i++) {
            float[] features = pieces.get(places.get(i)).features().values();
            System.arraycopy(features, 0, batch.values(), i * values, values);
        }
        return new InferenceBatch(batch, wantsAttention);
    }

    private PieceScores scores(Prediction prediction, int sample) {
        Optional<FloatArray> attention =
                Optional.ofNullable(prediction.extras().get(ATTENTION)).map(array -> row(array, sample));
        return new PieceScores(
                clipwise(row(prediction.clipwise(), sample)),
                prediction.framewise().map(array -> framewise(row(array, sample))),
                prediction.latent().map(array -> row(array, sample)),
                attention);
    }

    private FloatArray clipwise(FloatArray logits) {
        if (form == ScoreForm.LOGITS) {
            return logits;
        }
        double[] once = activation.apply(logits.values(), 0, logits.values().length);
        FloatArray scores = FloatArray.zeros(logits.shape());
        for (int i = 0; i < once.length; i++) {
            scores.values()[i] = (float) (form == ScoreForm.SIGMOID_TWICE ? sigmoid(once[i]) : once[i]);
        }
        return scores;
    }

    /** Time steps are judged class by class whatever the clipwise activation is, as in the public code. */
    private FloatArray framewise(FloatArray logits) {
        if (form == ScoreForm.LOGITS) {
            return logits;
        }
        FloatArray scores = FloatArray.zeros(logits.shape());
        for (int i = 0; i < logits.values().length; i++) {
            scores.values()[i] = (float) sigmoid(logits.values()[i]);
        }
        return scores;
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static FloatArray row(FloatArray batch, int sample) {
        long[] shape = Arrays.copyOfRange(batch.shape(), 1, batch.shape().length);
        int size = Math.toIntExact(FloatArray.size(shape));
        return new FloatArray(Arrays.copyOfRange(batch.values(), sample * size, (sample + 1) * size), shape);
    }

    @Override
    public void close() {
        learner.close();
    }
}
