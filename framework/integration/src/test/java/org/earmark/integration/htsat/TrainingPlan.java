package org.earmark.integration.htsat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.tensor.FloatArray;

/** The batches that the public implementation was trained on: rolled, tiled pieces of noise. */
final class TrainingPlan {
    private static final int SAMPLES = 320_000;

    private final JsonNode info = Goldens.json("train/info");
    private final FloatArray pool = Goldens.array("train/pool_int16");

    /** What is recorded of a run or a step. */
    JsonNode info(String name) {
        return info.path(name);
    }

    TrainingBatch gradientBatch(GoldenLoss loss) {
        return batch(info.path("grads_batch"), loss, 0);
    }

    TrainingBatch traceBatch(int step, GoldenLoss loss) {
        return batch(info.path("trace_plan").path(step), loss, step);
    }

    private TrainingBatch batch(JsonNode plan, GoldenLoss loss, int step) {
        JsonNode items = plan.path("pool_index");
        float[][] waveforms = new float[items.size()][];
        for (int i = 0; i < waveforms.length; i++) {
            waveforms[i] = waveform(items.path(i).intValue(), plan.path("shift").intValue());
        }
        return new TrainingBatch(
                Goldens.features(FrontEnd.standard(), waveforms),
                targets(plan, loss),
                Optional.empty(),
                Optional.empty(),
                new BatchPosition(0, step));
    }

    /** One item tiled to ten seconds and rotated to the left. */
    private float[] waveform(int item, int shift) {
        int length = (int) pool.shape()[1];
        float[] waveform = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            waveform[i] = pool.values()[item * length + (i + shift) % length] / 32768f;
        }
        return waveform;
    }

    private static FloatArray targets(JsonNode plan, GoldenLoss loss) {
        JsonNode rows = plan.path("target_multi_hot");
        int classes = rows.path(0).size();
        FloatArray targets = FloatArray.zeros(rows.size(), classes);
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < classes; k++) {
                boolean present = loss == GoldenLoss.CLIP_BCE
                        ? rows.path(i).path(k).doubleValue() == 1
                        : plan.path("target_class_index").path(i).intValue() == k;
                targets.values()[i * classes + k] = present ? 1 : 0;
            }
        }
        return targets;
    }
}
