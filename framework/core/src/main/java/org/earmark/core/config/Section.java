package org.earmark.core.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The parts of a configuration, as keys under {@code base} and as first words of axis paths. */
public enum Section {
    DATASET("dataset", Form.PLUGIN),
    AUDIO("audio", Form.OPTIONS),
    FRONT_END("frontEnd", Form.OPTIONS),
    MODEL("model", Form.PLUGIN),
    LOSS("loss", Form.PLUGIN),
    MIXUP("mixup", Form.PLUGIN),
    SCHEDULE("schedule", Form.PLUGIN),
    OPTIMIZER("optimizer", Form.OPTIONS),
    TRAINING("training", Form.OPTIONS),
    START("start", Form.OPTIONS),
    ENGINE("engine", Form.PLUGIN),
    FOLD("fold", Form.VALUE),
    SEED("seed", Form.VALUE),
    EVALUATION("evaluation", Form.OPTIONS);

    /** What a section looks like. */
    public enum Form {
        /** The name of a plugin's factory with its options. */
        PLUGIN,
        /** Options alone. */
        OPTIONS,
        /** One value. */
        VALUE
    }

    private final String key;
    private final Form form;

    Section(String key, Form form) {
        this.key = key;
        this.form = form;
    }

    public String key() {
        return key;
    }

    public Form form() {
        return form;
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Section::key).toList();
    }

    public static Optional<Section> of(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key.equals(key))
                .findFirst();
    }
}
