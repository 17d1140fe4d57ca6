package org.earmark.cli;

import org.apache.commons.cli.Option;

/** The two forms that options have. */
final class OptionForms {
    private OptionForms() {}

    /** {@code --name VALUE}. */
    static Option withValue(String name, String value, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }

    /** {@code --name}. */
    static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }
}
