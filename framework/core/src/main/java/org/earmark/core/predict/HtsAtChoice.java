package org.earmark.core.predict;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.earmark.core.checkpoint.InferredArchitecture;
import org.earmark.core.options.OptionsBinder;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.Problems;
import org.earmark.spi.model.ModelFactory;

/** Chooses the options of an HTS-AT network from the shapes of its tensors. */
final class HtsAtChoice {
    static final String NAME = "htsat";

    private HtsAtChoice() {}

    /** @throws DataException when there is no such network */
    static PluginChoice of(PluginRegistry plugins, InferredArchitecture architecture) {
        ModelFactory<?> factory = plugins.model(NAME);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("variant", architecture.tokenSemantic() ? "hc" : "h");
        tree.put("embedDimension", architecture.width());
        tree.set("depths", array(architecture.depths()));
        tree.set("heads", array(architecture.heads()));
        tree.put("windowSize", architecture.window());
        tree.put("mlpRatio", architecture.mlpRatio());
        tree.put("patchSize", architecture.patch());
        tree.put("patchStride", architecture.patch());
        Problems problems = new Problems();
        Optional<? extends Record> options = OptionsBinder.bind(tree, factory.defaults(), problems);
        if (options.isEmpty()) {
            throw new DataException("The weights are of a network that Earmark cannot build: " + problems.all()
                    + ". Give a checkpoint of HTS-AT.");
        }
        return new PluginChoice(factory.name(), factory.version(), options.get());
    }

    private static ArrayNode array(List<Integer> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
