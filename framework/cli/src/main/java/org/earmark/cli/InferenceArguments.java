package org.earmark.cli;

import static org.earmark.cli.InferenceOptions.*;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.predict.FrontEndRequest;
import org.earmark.core.predict.LabelFile;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectRequest;
import org.earmark.core.protocol.LongClips;
import org.earmark.core.protocol.Protocol;
import org.earmark.core.protocol.ShortClips;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.loss.Activation;

/** Reads the options that commands on trained models share. */
final class InferenceArguments {
    static final int BATCH = 8;

    private InferenceArguments() {}

    static SubjectRequest subject(Arguments arguments) {
        return new SubjectRequest(
                frontEnd(arguments),
                arguments.value(LABELS).map(Path::of).map(LabelFile::read),
                arguments.choice(ACTIVATION, Activation.class));
    }

    static FrontEndRequest frontEnd(Arguments arguments) {
        return new FrontEndRequest(
                whole(arguments, SAMPLE_RATE),
                whole(arguments, FFT_SIZE),
                whole(arguments, HOP),
                arguments.number(MIN_FREQUENCY),
                arguments.number(MAX_FREQUENCY));
    }

    static Int16Scale fullScale(Arguments arguments, Int16Scale usual) {
        Optional<String> text = arguments.value(FULL_SCALE);
        if (text.isEmpty()) {
            return usual;
        }
        return switch (text.get()) {
            case "32768" -> Int16Scale.TWO_TO_THE_15;
            case "32767" -> Int16Scale.LARGEST_VALUE;
            default ->
                throw new InvalidInputException(Problem.of("--" + FULL_SCALE, text.get(), "must be 32768 or 32767"));
        };
    }

    static Protocol protocol(Arguments arguments, Protocol usual) {
        double slice = arguments.number(SLICE_SECONDS).orElse(usual.sliceSeconds());
        Protocol protocol = new Protocol(
                arguments.positive(VIEWS).orElse(usual.views()),
                arguments.positive(VIEW_SHIFT).orElse(usual.viewShift()),
                arguments.choice(LONG_CLIPS, LongClips.class).orElse(usual.longClips()),
                arguments.choice(SHORT_CLIPS, ShortClips.class).orElse(usual.shortClips()),
                slice,
                arguments.number(OVERLAP_SECONDS).orElse(Math.min(usual.overlapSeconds(), slice / 2)),
                arguments.has(REPEAT_MODE) || usual.repeatMode());
        Problems problems = new Problems();
        protocol.validate(problems);
        problems.throwIfAny();
        return protocol;
    }

    /** The same, for a cell's weights in slices of at most the length that it was trained on. */
    static Protocol protocol(Arguments arguments, Protocol usual, Subject subject) {
        return protocol(
                arguments,
                subject.cell()
                        .map(cell ->
                                usual.withSlicesOfAtMost(cell.spec().audio().seconds()))
                        .orElse(usual));
    }

    static int batchSize(Arguments arguments) {
        return arguments.positive(BATCH_SIZE).orElse(BATCH);
    }

    private static OptionalInt whole(Arguments arguments, String option) {
        return arguments.positive(option).map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
