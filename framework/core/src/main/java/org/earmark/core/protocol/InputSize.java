package org.earmark.core.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.earmark.spi.data.FrontEnd;

/**
 * What a network of the HTS-AT family takes at once.
 *
 * @param frames it stretches every spectrogram to, and takes at most
 * @param pieces the spectrogram is cut into along time before they are stacked up
 */
public record InputSize(int frames, int pieces) {
    public InputSize {
        if (frames < 1 || pieces < 1 || frames % pieces != 0) {
            throw new IllegalArgumentException(frames + " frames in " + pieces + " pieces");
        }
    }

    /**
     * What networks of these options take at once; known for the HTS-AT family.
     *
     * @param model name of the model's factory
     * @param options as a tree
     */
    public static Optional<InputSize> of(String model, JsonNode options, FrontEnd frontEnd) {
        if (!model.equals("htsat")) {
            return Optional.empty();
        }
        int edge = options.path("spectrogramSize").asInt();
        int pieces = edge / frontEnd.melBins();
        return Optional.of(new InputSize(edge * pieces, pieces));
    }
}
