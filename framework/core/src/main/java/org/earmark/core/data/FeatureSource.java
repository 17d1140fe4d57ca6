package org.earmark.core.data;

import java.util.Optional;
import org.earmark.core.audio.ClipPiece;

/** The clips of a data set as a network sees them. Thread-safe. */
public interface FeatureSource {
    /** Frames per clip. */
    int frames();

    /** Mel bands per frame. */
    int melBins();

    /**
     * The log-mel spectrogram of a clip.
     *
     * @param clip index in the data set
     * @param target receives (frames, mel bands), row by row
     * @param offset index of the first value in {@code target}
     * @throws org.earmark.spi.error.DataException when the clip cannot be read; the message names the file
     */
    void features(int clip, float[] target, int offset);

    /**
     * The fitted samples of a clip, for what must happen before the front end.
     *
     * @throws org.earmark.spi.error.DataException when the clip cannot be read; the message names the file
     */
    float[] samples(int clip);

    /**
     * A piece of a clip that is longer than its fitted length; empty for one that is not.
     *
     * @param place of the piece among all that there are, in [0, 1): 0 is the start
     * @throws org.earmark.spi.error.DataException when the clip cannot be read; the message names the file
     */
    Optional<ClipPiece> piece(int clip, double place);

    /** The log-mel spectrogram of fitted samples, into {@code target} from {@code offset} on. */
    void logMel(float[] samples, float[] target, int offset);
}
