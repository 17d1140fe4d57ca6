package org.earmark.core.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/** Prepares the weights of an image Swin transformer as a start for a spectrogram model. */
public final class SwinStart {
    private static final String EMBEDDING = "patch_embed.proj.weight";
    private static final String HEAD = "head.";

    private SwinStart() {}

    /**
     * The same tensors without the classifier; the patch embedding averaged over its input channels.
     *
     * @throws DataException when there is no patch embedding of rank 4
     */
    public static Map<String, TypedArray> prepare(Map<String, TypedArray> tensors) {
        TypedArray embedding = tensors.get(EMBEDDING);
        if (embedding == null || embedding.shape().length != 4) {
            throw new DataException("The weights are not those of a Swin transformer: " + EMBEDDING
                    + (embedding == null ? " is missing" : " is " + embedding)
                    + ". Give a checkpoint of Swin, for example its tiny one with window 7 or 8.");
        }
        Map<String, TypedArray> prepared = new LinkedHashMap<>(tensors);
        prepared.keySet().removeIf(name -> name.startsWith(HEAD));
        prepared.put(EMBEDDING, TypedArray.of(averagedOverChannels(embedding)));
        return prepared;
    }

    /** (outputs, channels, rows, columns) to (outputs, 1, rows, columns). */
    private static FloatArray averagedOverChannels(TypedArray weight) {
        long[] shape = weight.shape();
        int channels = (int) shape[1];
        int area = (int) (shape[2] * shape[3]);
        FloatArray mean = FloatArray.zeros(shape[0], 1, shape[2], shape[3]);
        for (int i = 0; i < mean.values().length; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += (float) weight.getDouble((i / area * channels + channel) * area + i % area);
            }
            mean.values()[i] = sum / channels;
        }
        return mean;
    }
}
