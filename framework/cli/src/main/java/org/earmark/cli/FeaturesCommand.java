package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Recording;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.predict.FrontEndRequest;
import org.earmark.core.predict.RecordingReader;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.Problems;
import org.earmark.spi.tensor.FloatArray;

/** {@code earmark features}: the log-mel spectrogram of a recording as an array file. */
final class FeaturesCommand implements Command {
    private final Console console;

    FeaturesCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Path file = Path.of(arguments.operand());
        Path output = arguments.requiredOutput("the log-mel, for example F.npy");
        FrontEnd frontEnd = frontEnd(arguments);
        Recording recording = new RecordingReader(
                        frontEnd.sampleRate(), InferenceArguments.fullScale(arguments, Int16Scale.TWO_TO_THE_15))
                .read(file);
        FloatArray logMel = compute(file, frontEnd, recording);
        NpyFile.write(output, logMel);
        tell(frontEnd, recording, logMel, output);
        return ExitCode.DONE;
    }

    private static FloatArray compute(Path file, FrontEnd frontEnd, Recording recording) {
        try {
            float[] values = new LogMel(frontEnd).compute(recording.samples());
            return new FloatArray(values, values.length / frontEnd.melBins(), frontEnd.melBins());
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    private static FrontEnd frontEnd(Arguments arguments) {
        FrontEndRequest request = InferenceArguments.frontEnd(arguments);
        FrontEnd standard = FrontEnd.standard();
        int rate = request.sampleRate().orElse(standard.sampleRate());
        FrontEnd frontEnd = new FrontEnd(
                rate,
                request.fftSize().orElse(standard.fftSize()),
                request.hopLength().orElse(Math.max(1, rate / 100)),
                arguments.positive(InferenceCommands.MEL_BINS).orElse(standard.melBins()),
                request.minimumFrequency().orElse(standard.minimumFrequency()),
                request.maximumFrequency().orElse(standard.maximumFrequency()));
        Problems problems = new Problems();
        frontEnd.validate(problems);
        problems.throwIfAny();
        return frontEnd;
    }

    private void tell(FrontEnd frontEnd, Recording recording, FloatArray logMel, Path output) {
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("output", output.toString());
            tree.put("frames", logMel.shape()[0]).put("melBins", logMel.shape()[1]);
            tree.put("samples", recording.samples().length).put("seconds", recording.seconds());
            tree.set("frontEnd", OptionsTree.of(frontEnd));
            console.print(tree);
        } else {
            console.print(output + ": " + logMel.shape()[0] + " frames of " + logMel.shape()[1] + " mel bands");
        }
    }
}
