package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.analysis.contrast.SequentialRule;
import org.earmark.analysis.store.SeedRule;
import org.earmark.core.plan.PlanFiles;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/**
 * The rules by which seeds were added to an experiment. They are kept, so that the report judges by the rule that was
 * promised and none can be loosened after looking.
 */
final class SequentialRecord {
    private static final int FORMAT = 2;

    private final PlanFiles files;
    private final int version;
    private final List<SeedRule> rules;

    private SequentialRecord(PlanFiles files, int version, List<SeedRule> rules) {
        this.files = files;
        this.version = version;
        this.rules = List.copyOf(rules);
    }

    /**
     * @param version of the experiment
     * @throws DataException when there is a record that cannot be read
     */
    static SequentialRecord read(PlanFiles files, int version) {
        try {
            return new SequentialRecord(files, version, SeedRule.read(files.folder()));
        } catch (IOException e) {
            throw new DataException(
                    files.folder().resolve(SeedRule.FILE) + " cannot be read: " + e.getMessage()
                            + ". It holds what was promised before looking; restore it, or raise version in the file"
                            + " and remove it.",
                    e);
        }
    }

    /** What was promised for this version of the experiment. */
    Optional<SeedRule> promised() {
        return rules.stream().filter(rule -> rule.binds(version)).findFirst();
    }

    /**
     * A rule that could be loosened between looks would be none.
     *
     * @throws InvalidInputException when the metric is another one, or the budget allows more looks, than was promised
     */
    void require(String metric, int budget, int cellsPerSeed) {
        if (promised().isEmpty()) {
            return;
        }
        SeedRule promise = promised().get();
        String said = promise.looks() + " looks at " + promise.metric() + " were promised before the first one, and "
                + promise.look() + " taken.";
        String why =
                " A rule that grows while results are seen finds something sooner or later where there is nothing, so it"
                        + " stays as it was. To ask anew, take seeds that nobody has looked at and another "
                        + (promise.binds(version + 1) ? "name." : "version or name.");
        if (!promise.metric().equals(metric)) {
            throw new InvalidInputException(Problem.of(
                    "--" + Commands.UNTIL_DECIDED,
                    metric,
                    "is another rule than the one that holds here: " + said + why));
        }
        int looks = SequentialRule.forBudget(budget, cellsPerSeed).looks();
        if (looks > promise.looks()) {
            throw new InvalidInputException(Problem.of(
                    "--" + Commands.BUDGET,
                    Integer.toString(budget),
                    "allows " + looks + " looks, but " + said + " The largest budget that keeps to it is "
                            + (promise.looks() * cellsPerSeed - 1) + "." + why));
        }
    }

    /** @param look the newest one, counted from 1; a promise that was made is never replaced by another */
    void write(String metric, SequentialRule rule, int look) {
        SeedRule newest = new SeedRule(
                version,
                metric,
                rule.looks(),
                Math.max(look, promised().map(SeedRule::look).orElse(0)));
        List<SeedRule> all = new ArrayList<>(rules);
        all.removeIf(earlier -> earlier.binds(version));
        all.add(newest);
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("format", FORMAT);
        ArrayNode list = record.putArray("rules");
        all.forEach(each -> list.addObject()
                .put("version", each.version())
                .put("metric", each.metric())
                .put("looks", each.looks())
                .put("look", each.look()));
        files.write(SeedRule.FILE, record.toPrettyString() + "\n");
    }
}
