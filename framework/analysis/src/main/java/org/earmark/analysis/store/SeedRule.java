package org.earmark.analysis.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule by which seeds were added to an experiment, as it was promised before the first look.
 *
 * @param version of the experiment that it was promised for; 0 where an older Earmark did not write it down
 * @param metric that was looked at
 * @param looks most looks, the first one included
 * @param look the newest one that was taken, counted from 1
 */
public record SeedRule(int version, String metric, int looks, int look) {
    /** Beside the plan. */
    public static final String FILE = "sequential.json";

    /**
     * All rules of an experiment, the oldest first; none where seeds were given beforehand.
     *
     * @param folder of the experiment
     * @throws IOException when the record is there and cannot be read
     */
    public static List<SeedRule> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        JsonNode record = new ObjectMapper().readTree(Files.readAllBytes(file));
        List<SeedRule> rules = new ArrayList<>();
        // The first format held one rule, that of the latest run.
        (record.has("rules") ? record.get("rules") : List.of(record)).forEach(rule -> rules.add(rule(rule)));
        return rules;
    }

    /** Whether the rule binds this version of the experiment. */
    public boolean binds(int experimentVersion) {
        return version == 0 || version == experimentVersion;
    }

    private static SeedRule rule(JsonNode rule) {
        return new SeedRule(
                rule.path("version").asInt(0),
                Fields.text(rule, "metric"),
                Math.max(1, rule.path("looks").asInt(1)),
                rule.path("look").asInt(1));
    }
}
