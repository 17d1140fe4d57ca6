package org.earmark.core.train;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.earmark.core.audio.ClipPiece;

/**
 * Which pieces of its clips a batch sees, and which of those that it is mixed with. Clips that are not too long are
 * seen whole and have no piece.
 */
record Pieces(List<Optional<ClipPiece>> own, List<Optional<ClipPiece>> partners) {

    /** Reads pieces of all samples at the same time. */
    static Pieces read(int size, IntFunction<Optional<ClipPiece>> own, IntFunction<Optional<ClipPiece>> partners) {
        return new Pieces(each(size, own), each(size, partners));
    }

    static Pieces none(int size) {
        return read(size, i -> Optional.empty(), i -> Optional.empty());
    }

    private static List<Optional<ClipPiece>> each(int size, IntFunction<Optional<ClipPiece>> piece) {
        return IntStream.range(0, size).parallel().mapToObj(piece).toList();
    }

    /** Where the sound of a sample begins in its clip, in seconds. */
    double from(int sample) {
        return own.get(sample).map(ClipPiece::from).orElse(0.0);
    }

    /** Where the sound of a sample's partner from the training set begins in its clip, in seconds. */
    double partnerFrom(int sample) {
        return partners.get(sample).map(ClipPiece::from).orElse(0.0);
    }
}
