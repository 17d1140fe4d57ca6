package org.earmark.plugins.models.dl4jcnn;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.model.ModelFactory;

/** Brings the {@code dl4j-cnn} model. */
public final class Dl4jCnnPlugin implements Plugin {
    @Override
    public List<ModelFactory<?>> models() {
        return List.of(new Dl4jCnnFactory());
    }
}
