package org.earmark.plugins.models.htsat;

import org.earmark.spi.error.Problems;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.ModelFactory;

/** Makes {@link HtsAt} networks. */
public final class HtsAtFactory implements ModelFactory<HtsAtOptions> {
    @Override
    public String name() {
        return "htsat";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "Hierarchical token-semantic audio transformer (Chen et al., ICASSP 2022)";
    }

    @Override
    public HtsAtOptions defaults() {
        return HtsAtOptions.of(Size.BASE, Variant.HC);
    }

    @Override
    public HtsAt create(HtsAtOptions options, ModelContext context) {
        Problems problems = new Problems();
        options.validate(problems);
        if (problems.isEmpty()) {
            options.dimensions().validateMelBins(context.frontEnd().melBins(), problems);
        }
        problems.throwIfAny();
        return new HtsAt(options, context);
    }
}
