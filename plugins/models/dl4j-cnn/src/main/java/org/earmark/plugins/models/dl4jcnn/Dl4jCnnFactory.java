package org.earmark.plugins.models.dl4jcnn;

import java.util.List;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.ModelFactory;

/** Makes the baseline: a small convolutional network of DL4J's own layers. */
public final class Dl4jCnnFactory implements ModelFactory<Dl4jCnnOptions> {
    @Override
    public String name() {
        return "dl4j-cnn";
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public String summary() {
        return "convolutional baseline in the manner of PANN's Cnn6 (Kong et al. 2020), a DL4J ComputationGraph";
    }

    @Override
    public Dl4jCnnOptions defaults() {
        return new Dl4jCnnOptions(List.of(16, 32, 64, 128), 3, 128);
    }

    @Override
    public Model create(Dl4jCnnOptions options, ModelContext context) {
        Problems problems = new Problems();
        options.validate(problems);
        problems.throwIfAny();
        int bands = context.frontEnd().melBins() >> options.channels().size();
        if (bands < 1) {
            throw new InvalidInputException(Problem.of(
                    "channels",
                    options.channels(),
                    "halves the " + context.frontEnd().melBins() + " mel bands too often: name fewer blocks"));
        }
        return new Dl4jCnn(new Cnn6(options, bands, context.vocabulary().size()));
    }
}
