package org.earmark.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.core.config.YamlFile;
import org.earmark.core.options.OptionsBinder;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;

/** Reads claims files. */
public final class ClaimsReader {
    private static final String VERSION = "audit";
    private static final String SHAPE = "a mapping that starts with " + VERSION + ": " + ClaimsFile.FORMAT;

    private ClaimsReader() {}

    /**
     * Whether a file says that it holds claims, rightly or wrongly written.
     *
     * @throws InvalidInputException when it cannot be read or holds no mapping
     */
    public static boolean isClaims(Path file) {
        JsonNode tree = YamlFile.readMapping(file, "a mapping that starts with earmark: or " + VERSION + ":");
        return tree.has(VERSION) && !tree.has("earmark");
    }

    /** @throws InvalidInputException with every problem of the file, each with its place */
    public static ClaimsFile read(Path file) {
        JsonNode tree = YamlFile.readMapping(file, SHAPE);
        Problems problems = new Problems();
        Optional<ClaimsFile> claims = OptionsBinder.bind(tree, ClaimsFile.class, problems);
        claims.ifPresent(read -> new ClaimsCheck(read, problems).check());
        problems.throwIfAny();
        return claims.orElseThrow();
    }
}
