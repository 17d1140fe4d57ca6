package org.earmark.formats.clips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.earmark.formats.array.NpyFile;
import org.earmark.formats.array.PickledArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * A clip in a localisation file, as the original system's test writes it ({@code <name>_cuda:0.npy}).
 *
 * @param name of the recording
 * @param realLength its samples before padding or cutting
 * @param heatmap (frames, classes), probabilities
 * @param prediction (classes), probabilities of the whole clip
 */
public record ClipHeatmap(String name, int realLength, PickledArray heatmap, PickledArray prediction) {
    public ClipHeatmap {
        Objects.requireNonNull(name);
        Objects.requireNonNull(heatmap);
        Objects.requireNonNull(prediction);
    }

    /** @throws DataException when the file is missing, damaged, dangerous or of another kind */
    public static List<ClipHeatmap> read(Path file) {
        List<ClipHeatmap> clips = new ArrayList<>();
        for (Object value : NpyFile.readObjects(file).objects()) {
            Records record = Records.of(file, clips.size(), value);
            clips.add(new ClipHeatmap(
                    record.text(List.of("audio_name")),
                    record.integer("real_len", Integer.MAX_VALUE),
                    record.numbers("heatmap", 2),
                    record.numbers("pred", 1)));
        }
        return clips;
    }

    /** Reads the heat map: (frames, classes). */
    public FloatArray framewise() {
        return heatmap.numbers().orElseThrow().toFloatArray();
    }

    /** Reads the prediction: (classes). */
    public FloatArray clipwise() {
        return prediction.numbers().orElseThrow().toFloatArray();
    }
}
