package org.earmark.core.predict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.checkpoint.InferredArchitecture;
import org.earmark.core.features.MelFilterbank;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/**
 * The front end that a checkpoint was trained with, as far as it says: full checkpoints hold the mel filters, which tell
 * the sampling rate and the edges; the hop is in no tensor.
 *
 * @param frontEnd to be used
 * @param notes what was assumed
 */
record InferredFrontEnd(FrontEnd frontEnd, List<String> notes) {
    private static final String FILTERS = "logmel_extractor.melW";
    /** Filters computed elsewhere differ from ours by rounding; those of other edges by far more. */
    private static final double SAME = 1e-7;

    private static final List<Integer> RATES = List.of(32000, 16000, 44100, 48000, 22050, 8000, 24000);
    private static final List<Double> LOWER = List.of(50.0, 0.0, 20.0, 10.0, 30.0, 40.0, 60.0, 100.0, 125.0);
    private static final List<Double> UPPER = List.of(
            14000.0, 16000.0, 8000.0, 7600.0, 7500.0, 15000.0, 11025.0, 12000.0, 4000.0, 3800.0, 20000.0, 22050.0,
            24000.0);

    static InferredFrontEnd of(
            Map<String, TypedArray> tensors, InferredArchitecture architecture, FrontEndRequest request) {
        FrontEnd standard = FrontEnd.standard();
        int melBins = architecture.melBins().orElse(standard.melBins());
        int fftSize = request.fftSize().orElse(architecture.fftSize().orElse(standard.fftSize()));
        Optional<TypedArray> filters = Optional.ofNullable(tensors.get(FILTERS))
                .filter(array -> array.shape().length == 2
                        && array.shape()[0] == fftSize / 2 + 1
                        && array.shape()[1] == melBins);
        Optional<FrontEnd> known = filters.flatMap(array -> search(array, fftSize, melBins));
        FrontEnd base = known.orElse(standard);
        int rate = request.sampleRate().orElse(base.sampleRate());
        FrontEnd wanted = new FrontEnd(
                rate,
                fftSize,
                request.hopLength().orElse(rate / 100),
                melBins,
                request.minimumFrequency().orElse(base.minimumFrequency()),
                request.maximumFrequency().orElse(base.maximumFrequency()));
        Problems problems = new Problems();
        wanted.validate(problems);
        problems.throwIfAny();
        return new InferredFrontEnd(wanted, notes(filters, wanted, request));
    }

    private static List<String> notes(Optional<TypedArray> filters, FrontEnd wanted, FrontEndRequest request) {
        if (filters.isEmpty()) {
            return List.of("the checkpoint holds no mel filters: assumed " + describe(wanted));
        }
        if (distance(filters.get(), wanted) <= SAME) {
            return List.of("the checkpoint's mel filters are those of " + describe(wanted));
        }
        String given = request.minimumFrequency().isPresent()
                        || request.maximumFrequency().isPresent()
                        || request.sampleRate().isPresent()
                ? "the front end asked for has other mel filters than the checkpoint"
                : "the checkpoint's mel filters are of no usual front end";
        if (request.equals(FrontEndRequest.none())) {
            throw new InvalidInputException(Problem.missing(
                    "front end",
                    given + "; say with --sample-rate, --min-frequency and --max-frequency which it was trained with"));
        }
        return List.of(given);
    }

    private static Optional<FrontEnd> search(TypedArray filters, int fftSize, int melBins) {
        for (int rate : RATES) {
            for (double lower : LOWER) {
                for (double upper : UPPER) {
                    FrontEnd candidate = new FrontEnd(rate, fftSize, rate / 100, melBins, lower, upper);
                    if (distance(filters, candidate) <= SAME) {
                        return Optional.of(candidate);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static double distance(TypedArray filters, FrontEnd frontEnd) {
        float[][] ours = MelFilterbank.of(frontEnd).toMatrix();
        double worst = 0;
        int bands = frontEnd.melBins();
        for (int i = 0; i < filters.size() && worst <= SAME; i++) {
            worst = Math.max(worst, Math.abs(ours[i / bands][i % bands] - filters.getDouble(i)));
        }
        return worst;
    }

    private static String describe(FrontEnd frontEnd) {
        return frontEnd.sampleRate() + " Hz, FFT of " + frontEnd.fftSize() + ", hop " + frontEnd.hopLength() + ", "
                + frontEnd.melBins() + " mel bands from " + frontEnd.minimumFrequency() + " to "
                + frontEnd.maximumFrequency() + " Hz";
    }
}
