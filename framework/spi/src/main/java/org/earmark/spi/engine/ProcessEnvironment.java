package org.earmark.spi.engine;

import java.util.List;
import java.util.Map;

/**
 * How to start a worker process.
 *
 * @param variables environment variables to set
 * @param jvmOptions options of the {@code java} command, such as system properties
 */
public record ProcessEnvironment(Map<String, String> variables, List<String> jvmOptions) {
    public ProcessEnvironment {
        variables = Map.copyOf(variables);
        jvmOptions = List.copyOf(jvmOptions);
    }

    public static ProcessEnvironment unchanged() {
        return new ProcessEnvironment(Map.of(), List.of());
    }
}
