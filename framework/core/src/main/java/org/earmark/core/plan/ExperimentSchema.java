package org.earmark.core.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.List;
import org.earmark.core.config.Section;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.options.OptionsSchema;
import org.earmark.core.plugin.PluginKind;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.spi.Factory;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;

/**
 * The JSON Schema (draft 2020-12) of experiment files, for editors that complete and check as one types. It holds names
 * and types, with the plugins that are installed; everything that it refuses is refused by the reader too, which also
 * knows ranges and what fits together.
 */
public final class ExperimentSchema {
    private static final String PATH_REST = "(\\.[A-Za-z][A-Za-z0-9_]*)*$";

    private final PluginRegistry plugins;
    private final MetricSet metrics;

    @Inject
    public ExperimentSchema(PluginRegistry plugins, MetricSet metrics) {
        this.plugins = plugins;
        this.metrics = metrics;
    }

    public ObjectNode json() {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Earmark experiment, format 1");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("earmark", object().put("const", 1));
        properties.set("include", anyOf(typed("string"), list(typed("string"))));
        properties.set("name", typed("string").put("pattern", "^[a-z0-9][a-z0-9-]*$"));
        properties.set("version", typed("integer").put("minimum", 1));
        properties.set("question", typed("string"));
        ObjectNode metric = object();
        ArrayNode names = metric.putArray("enum");
        metrics.names().forEach(names::add);
        properties.set("metrics", list(metric).put("minItems", 1));
        properties.set("base", base());
        properties.set("grid", grid());
        properties.set("baseline", paths(object()));
        properties.set("equivalence", margins());
        schema.put("additionalProperties", false);
        schema.putArray("required").add("earmark");
        return schema;
    }

    private ObjectNode margins() {
        ObjectNode schema = typed("object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        metrics.names().forEach(metric -> properties.set(metric, typed("number")));
        return schema;
    }

    private ObjectNode base() {
        ObjectNode schema = typed("object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (Section section : Section.values()) {
            properties.set(section.key(), section(section));
        }
        return schema;
    }

    private ObjectNode section(Section section) {
        return switch (section) {
            case AUDIO -> OptionsSchema.of(new ClipLayout(32000, 10, ClipLayout.Fill.REPEAT));
            case FRONT_END -> OptionsSchema.of(FrontEnd.standard());
            case OPTIMIZER -> OptionsSchema.of(AdamWOptions.standard());
            case TRAINING -> OptionsSchema.of(TrainingOptions.standard());
            case EVALUATION -> OptionsSchema.of(EvaluationOptions.standard());
            case SEED -> typed("integer");
            case FOLD -> anyOf(typed("string"), typed("integer"));
            case START -> start();
            case DATASET, MODEL, LOSS, MIXUP, SCHEDULE, ENGINE -> plugin(section);
        };
    }

    private static ObjectNode start() {
        ObjectNode file = typed("object");
        ObjectNode properties = file.putObject("properties");
        List.of("swin", "checkpoint", "resume").forEach(kind -> properties.set(kind, typed("string")));
        return anyOf(typed("string"), file.put("additionalProperties", false));
    }

    /** A name alone, or a mapping with the name and that plugin's options. */
    private ObjectNode plugin(Section section) {
        PluginKind kind = PluginKind.valueOf(section.name());
        ObjectNode name = object();
        ArrayNode names = name.putArray("enum");
        ObjectNode schema = object();
        ArrayNode choices = schema.putArray("anyOf").add(name);
        for (String each : plugins.names(kind)) {
            names.add(each);
            ObjectNode choice = OptionsSchema.of(factory(kind, each).defaults());
            ((ObjectNode) choice.get("properties")).set("name", object().put("const", each));
            if (kind == PluginKind.DATASET || kind == PluginKind.MODEL) {
                choice.putArray("required").add("name");
            }
            choices.add(choice);
        }
        return schema;
    }

    private Factory<?> factory(PluginKind kind, String name) {
        return switch (kind) {
            case DATASET -> plugins.dataset(name);
            case MODEL -> plugins.model(name);
            case LOSS -> plugins.loss(name);
            case MIXUP -> plugins.mixup(name);
            case SCHEDULE -> plugins.schedule(name);
            case ENGINE -> plugins.engine(name);
            case LAUNCHER -> plugins.launcher(name);
        };
    }

    private ObjectNode grid() {
        ObjectNode schema = axes();
        ObjectNode properties = schema.putObject("properties");
        properties.set("zip", list(axes()));
        ObjectNode when = typed("object").put("additionalProperties", false);
        when.putObject("properties").<ObjectNode>set("if", paths(object())).set("axes", axes());
        when.putArray("required").add("if").add("axes");
        properties.set("when", list(when));
        properties.set("exclude", list(paths(object())));
        properties.set("include", list(paths(object())));
        return schema;
    }

    /** Dotted paths with the lists of their values; the values of a whole section are known. */
    private ObjectNode axes() {
        ObjectNode schema = typed("object").put("additionalProperties", false);
        ObjectNode patterns = schema.putObject("patternProperties");
        for (Section section : Section.values()) {
            ObjectNode values = list(section(section)).put("minItems", 1);
            patterns.set(
                    "^" + section.key() + "$",
                    section == Section.FOLD ? anyOf(object().put("const", "all"), values) : values);
            if (section.form() != Section.Form.VALUE) {
                patterns.set(
                        "^" + section.key() + PATH_REST.replace(")*$", ")+$"),
                        list(object()).put("minItems", 1));
            }
        }
        return schema;
    }

    private static ObjectNode paths(ObjectNode value) {
        ObjectNode schema = typed("object").put("additionalProperties", false);
        ObjectNode patterns = schema.putObject("patternProperties");
        for (Section section : Section.values()) {
            patterns.set("^" + section.key() + PATH_REST, value);
        }
        return schema;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode typed(String name) {
        return object().put("type", name);
    }

    private static ObjectNode list(ObjectNode items) {
        return typed("array").set("items", items);
    }

    private static ObjectNode anyOf(ObjectNode... choices) {
        ObjectNode schema = object();
        schema.putArray("anyOf").addAll(List.of(choices));
        return schema;
    }
}
