package org.earmark.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** YAML files that are not experiments, read by the same rules: YAML 1.2 scalars, no key twice. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * The mapping that a file holds.
     *
     * @param shape what the file must look like, for the message when it holds something else
     * @throws InvalidInputException when the file is missing, is no YAML or holds no mapping
     */
    public static ObjectNode readMapping(Path file, String shape) {
        String text = ExperimentFile.content(file.toAbsolutePath().normalize(), file.toString());
        if (!(YamlTree.read(text, file.toString()) instanceof ObjectNode tree)) {
            throw new InvalidInputException(Problem.missing(file.toString(), "must be " + shape));
        }
        return tree;
    }
}
