package org.earmark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earmark.core.config.ExperimentReader;
import org.earmark.spi.error.Problems;

/** Names of experiments as commands take them: the name itself, or the file. */
final class ExperimentName {
    private ExperimentName() {}

    static String of(String operand) {
        if (operand.endsWith(".yaml") || operand.endsWith(".yml") || Files.isRegularFile(Path.of(operand))) {
            // What else may be wrong with the file does not matter to what is stored.
            return ExperimentReader.read(Path.of(operand), List.of(), new Problems())
                    .name();
        }
        return operand;
    }
}
