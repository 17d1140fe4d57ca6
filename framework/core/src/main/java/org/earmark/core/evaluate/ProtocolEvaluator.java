package org.earmark.core.evaluate;

import java.util.Optional;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.judge.Predictor;
import org.earmark.core.protocol.ClipPieces;
import org.earmark.core.protocol.InputSize;
import org.earmark.core.protocol.Protocol;
import org.earmark.spi.tensor.FloatArray;

/** Evaluates a judge on test data by a protocol. Every clip counts exactly once, whatever the batch. */
public final class ProtocolEvaluator {
    private final TestData data;
    private final LogMel logMel;
    private final Optional<InputSize> input;
    private final int batchSize;

    /** @param input what the network takes at once; empty where that is not known */
    public ProtocolEvaluator(TestData data, LogMel logMel, Optional<InputSize> input, int batchSize) {
        this.data = data;
        this.logMel = logMel;
        this.input = input;
        this.batchSize = batchSize;
    }

    public ProtocolResult evaluate(Judge judge, Protocol protocol) {
        ClipPieces pieces = new ClipPieces(protocol, logMel, input);
        Rows clipwise = new Rows(data.size());
        Rows framewise = new Rows(data.size());
        boolean hasEvents = data.events().isPresent();
        double[] step = new double[1];
        long start = System.nanoTime();
        // Steps as the network has them: repeating each 32 times would only fill the disk.
        Predictor predictor = new Predictor(judge, pieces, Optional.empty(), batchSize);
        predictor.predict(data.size(), data::recording, (recording, scores) -> {
            clipwise.add(scores.clipwise());
            if (hasEvents) {
                scores.timeline().ifPresent(timeline -> {
                    framewise.add(timeline.scores());
                    step[0] = timeline.step();
                });
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        return ProtocolResult.of(
                clipwise.array, framewise.joined().map(scores -> new ClipFrames(step[0], scores)), data, seconds);
    }

    /** Rows in the order of the clips. */
    private static final class Rows {
        private final int count;
        private FloatArray array = FloatArray.zeros(0);
        private int at;

        Rows(int count) {
            this.count = count;
        }

        void add(FloatArray row) {
            if (at == 0) {
                long[] shape = new long[row.shape().length + 1];
                shape[0] = count;
                System.arraycopy(row.shape(), 0, shape, 1, row.shape().length);
                array = FloatArray.zeros(shape);
            }
            System.arraycopy(row.values(), 0, array.values(), at, row.values().length);
            at += row.values().length;
        }

        Optional<FloatArray> joined() {
            return at == 0 ? Optional.empty() : Optional.of(array);
        }
    }
}
