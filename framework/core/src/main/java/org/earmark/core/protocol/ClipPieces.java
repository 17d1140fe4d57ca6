package org.earmark.core.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.core.audio.ClipFitting;
import org.earmark.core.features.LogMel;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.tensor.FloatArray;

/** Cuts recordings into what a network judges, by the rules of a protocol. Thread-safe. */
public final class ClipPieces {
    private final Protocol protocol;
    private final LogMel logMel;
    private final Optional<InputSize> input;
    private final int sliceSamples;

    /**
     * @param input what the network takes; empty for a network that takes any length, which then gets slices
     * @throws InvalidInputException when the protocol needs to know what the network takes
     */
    public ClipPieces(Protocol protocol, LogMel logMel, Optional<InputSize> input) {
        this.protocol = protocol;
        this.logMel = logMel;
        this.input = input;
        this.sliceSamples =
                Math.toIntExact(Math.round(protocol.sliceSeconds() * frontEnd().sampleRate()));
        if (input.isEmpty() && (protocol.repeatMode() || protocol.longClips() == LongClips.ORIGINAL_CROPS)) {
            throw new InvalidInputException(Problem.missing(
                    "evaluation",
                    "repeat mode and the original's crops are defined for networks of the HTS-AT family only; choose"
                            + " longClips: slices"));
        }
        if (input.isPresent() && frontEnd().frames(sliceSamples) > input.get().frames()) {
            throw new InvalidInputException(Problem.of(
                    "sliceSeconds",
                    protocol.sliceSeconds(),
                    "a slice has " + frontEnd().frames(sliceSamples) + " frames, but the network takes at most "
                            + input.get().frames()));
        }
    }

    private FrontEnd frontEnd() {
        return logMel.frontEnd();
    }

    /**
     * The pieces of all views of a recording.
     *
     * @param samples mono at the front end's sampling rate
     * @throws DataException when the recording is too short for the front end, or too long for the original's crops
     */
    public List<Piece> of(float[] samples) {
        List<Piece> pieces = new ArrayList<>();
        for (int view = 0; view < protocol.views(); view++) {
            int shift = protocol.shift(view);
            float[] rotated = shift == 0 ? samples : ClipFitting.rotateLeft(samples, shift);
            for (Piece piece : ofView(rotated, (double) shift / frontEnd().sampleRate())) {
                pieces.addAll(protocol.repeatMode() ? quarters(piece) : List.of(piece));
            }
        }
        return pieces;
    }

    /** Whether a recording of that many samples is judged in one piece a view. */
    public boolean isWhole(int samples) {
        return input.map(size -> frontEnd().frames(samples) <= size.frames()).orElse(samples <= sliceSamples);
    }

    private List<Piece> ofView(float[] samples, double rotation) {
        if (!isWhole(samples.length)) {
            return protocol.longClips() == LongClips.SLICES ? slices(samples, rotation) : crops(samples, rotation);
        }
        float[] fitted = fitted(samples);
        double seconds = (double) fitted.length / frontEnd().sampleRate();
        return List.of(filled(new Piece(spectrogram(fitted), 0, seconds, 1, rotation)));
    }

    private float[] fitted(float[] samples) {
        return switch (protocol.shortClips()) {
            case REPEAT -> ClipFitting.fit(samples, Math.max(samples.length, sliceSamples), ClipLayout.Fill.REPEAT);
            case ZERO -> ClipFitting.fit(samples, Math.max(samples.length, sliceSamples), ClipLayout.Fill.ZERO);
            case REPEAT_FRAMES, STRETCH -> samples;
        };
    }

    private List<Piece> slices(float[] samples, double rotation) {
        int hop = Math.max(
                1,
                sliceSamples
                        - (int) Math.round(
                                protocol.overlapSeconds() * frontEnd().sampleRate()));
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        while (true) {
            int from = Math.min(start, samples.length - sliceSamples);
            float[] slice = Arrays.copyOfRange(samples, from, from + sliceSamples);
            double at = (double) from / frontEnd().sampleRate();
            pieces.add(new Piece(spectrogram(slice), at, protocol.sliceSeconds(), 1, rotation));
            if (from + sliceSamples >= samples.length) {
                return pieces;
            }
            start += hop;
        }
    }

    private List<Piece> crops(float[] samples, double rotation) {
        FloatArray whole = spectrogram(samples);
        int frames = Math.toIntExact(whole.shape()[0]);
        int crop = (frames - 1) / 2;
        int hop = (frames - 1) / 4;
        int limit = input.orElseThrow().frames();
        if (crop > limit) {
            throw new DataException("The recording has " + frames + " frames; the original's evaluation cuts crops of "
                    + crop + ", but the network takes at most " + limit
                    + ". Longer recordings need slices (longClips: slices).");
        }
        double frameSeconds = (double) samples.length / frontEnd().sampleRate() / (frames - 1);
        List<Piece> pieces = new ArrayList<>();
        for (int start = 0; start < frames - crop - 1; start += hop) {
            pieces.add(
                    new Piece(rows(whole, start, crop), start * frameSeconds, (crop - 1) * frameSeconds, 1, rotation));
        }
        return pieces;
    }

    private Piece filled(Piece piece) {
        int repeats = input.map(InputSize::frames).orElse(0) / piece.frames();
        if (protocol.shortClips() != ShortClips.REPEAT_FRAMES || protocol.repeatMode() || repeats < 2) {
            return piece;
        }
        return new Piece(
                repeated(piece.features(), repeats), piece.start(), piece.seconds(), repeats, piece.rotation());
    }

    private List<Piece> quarters(Piece piece) {
        InputSize size = input.orElseThrow();
        int bands = frontEnd().melBins();
        float[] stretched = piece.frames() == size.frames()
                ? piece.features().values()
                : TimeStretch.apply(piece.features().values(), bands, size.frames());
        FloatArray whole = new FloatArray(stretched, size.frames(), bands);
        int part = size.frames() / size.pieces();
        double seconds = piece.seconds() / size.pieces();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < size.pieces(); i++) {
            FloatArray stacked = repeated(rows(whole, i * part, part), size.pieces());
            pieces.add(new Piece(stacked, piece.start() + i * seconds, seconds, size.pieces(), piece.rotation()));
        }
        return pieces;
    }

    private FloatArray spectrogram(float[] samples) {
        float[] values = logMel.compute(samples);
        return new FloatArray(
                values, values.length / frontEnd().melBins(), frontEnd().melBins());
    }

    private static FloatArray rows(FloatArray whole, int from, int count) {
        int bands = Math.toIntExact(whole.shape()[1]);
        return new FloatArray(Arrays.copyOfRange(whole.values(), from * bands, (from + count) * bands), count, bands);
    }

    private static FloatArray repeated(FloatArray rows, int times) {
        int length = rows.values().length;
        float[] values = new float[length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(rows.values(), 0, values, i * length, length);
        }
        return new FloatArray(values, rows.shape()[0] * times, rows.shape()[1]);
    }
}
