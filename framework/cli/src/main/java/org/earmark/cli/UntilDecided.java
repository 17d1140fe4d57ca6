package org.earmark.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.analysis.contrast.Contrasts;
import org.earmark.analysis.contrast.SequentialRule;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.store.Liveness;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.Plan;
import org.earmark.core.plan.PlanFiles;
import org.earmark.core.plan.SeedExtension;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/**
 * {@code earmark run --until-decided}: adds a seed to every contrast that is not decided, and to its baseline, until all
 * are or the budget is spent. The same command again finds the same cells done and goes on where it was.
 */
final class UntilDecided {
    /** Runs cells to their ends. */
    @FunctionalInterface
    interface Runner {
        void run(Plan plan) throws InterruptedException;
    }

    private final GlobalOptions options;
    private final Console console;
    private final Liveness liveness;
    private final String metric;
    private final int budget;

    private UntilDecided(GlobalOptions options, Console console, Liveness liveness, String metric, int budget) {
        this.options = options;
        this.console = console;
        this.liveness = liveness;
        this.metric = metric;
        this.budget = budget;
    }

    /**
     * @return empty where it was not asked for
     * @throws InvalidInputException for one of the two options without the other, and for cells not waited for
     */
    static Optional<UntilDecided> of(Arguments arguments, GlobalOptions options, Console console, Liveness liveness) {
        if (arguments.has(Commands.BUDGET) != arguments.has(Commands.UNTIL_DECIDED)) {
            throw new InvalidInputException(Problem.missing(
                    "", "--until-decided METRIC and --budget N, the most cells to add, belong together"));
        }
        if (arguments.has(Commands.UNTIL_DECIDED) && arguments.has(Commands.DETACH)) {
            throw new InvalidInputException(Problem.missing(
                    "--" + Commands.UNTIL_DECIDED,
                    "contradicts --" + Commands.DETACH + ": it must see results before it adds cells; give one"));
        }
        return arguments
                .value(Commands.UNTIL_DECIDED)
                .map(metric -> new UntilDecided(
                        options,
                        console,
                        liveness,
                        metric,
                        arguments.positive(Commands.BUDGET).orElseThrow()));
    }

    /** @throws InvalidInputException for what makes the question impossible, before anything runs */
    void check(Plan plan) {
        Problems problems = new Problems();
        if (plan.baseline().isEmpty()) {
            problems.add(Problem.missing(
                    "baseline", "is missing: without it there are no contrasts that --until-decided could decide"));
        }
        if (!plan.axes().containsKey(StoredCell.SEED)) {
            problems.add(Problem.missing(
                    "grid.seed", "is missing: --until-decided adds values to it; start with seed: [1, 2, 3]"));
        }
        List<String> metrics = plan.experiment().metrics();
        if (!metrics.contains(metric)) {
            Problem unknown = Problem.of(
                    "--" + Commands.UNTIL_DECIDED,
                    metric,
                    "is none of the experiment's metrics " + String.join(", ", metrics));
            problems.add(
                    Problems.nearest(metric, metrics).map(unknown::suggesting).orElse(unknown));
        }
        int cells = cellsPerSeed(plan);
        if (budget < cells) {
            problems.add(Problem.of(
                    "--" + Commands.BUDGET,
                    Integer.toString(budget),
                    "is too little: one more seed of one contrast and its baseline takes " + cells + " cells"));
        }
        problems.throwIfAny();
        record(plan).require(metric, budget, cells);
    }

    private SequentialRecord record(Plan plan) {
        return SequentialRecord.read(
                new PlanFiles(options.output(), plan.experiment().name()),
                plan.experiment().version());
    }

    /** @return the plan with all cells that were added */
    Plan extend(Plan planned, Runner runner) throws InterruptedException {
        PlanFiles files = new PlanFiles(options.output(), planned.experiment().name());
        SequentialRule own = SequentialRule.forBudget(budget, cellsPerSeed(planned));
        SequentialRecord record = record(planned);
        // A smaller budget than the one promised may stop sooner; the looks were promised all the same.
        SequentialRule rule = record.promised()
                .map(promise -> new SequentialRule(promise.looks(), own.alpha()))
                .orElse(own);
        Plan plan = planned;
        for (int look = 1; look <= own.looks(); look++) {
            record.write(metric, rule, look);
            int left = budget - (plan.cells().size() - planned.cells().size());
            List<Contrast> undecided = rule.undecided(contrasts(plan));
            tell(look, rule, undecided, left);
            List<Cell> more = cells(plan, undecided, left);
            if (more.isEmpty()) {
                break;
            }
            plan = SeedExtension.extended(plan, more);
            files.write(plan);
            runner.run(plan);
        }
        return plan;
    }

    private List<Contrast> contrasts(Plan plan) {
        StoredExperiment stored = new StoreReader(options.output(), liveness)
                .read(plan.experiment().name());
        return Contrasts.of(Grouping.by(stored.cells(), Grouping.ALL_BUT_SEED_AND_FOLD), stored.baseline(), metric);
    }

    /** One more seed for as many contrasts, in the order of the grid, as the budget allows whole. */
    private static List<Cell> cells(Plan plan, List<Contrast> undecided, int left) {
        long seed = SeedExtension.highestSeed(plan) + 1;
        Map<String, Cell> byId = new LinkedHashMap<>();
        plan.cells().forEach(cell -> byId.put(cell.id(), cell));
        Map<String, Cell> added = new LinkedHashMap<>();
        for (Contrast contrast : undecided) {
            Map<String, Cell> wanted = new LinkedHashMap<>(added);
            List<StoredCell> both = new ArrayList<>(contrast.baseline().cells());
            both.addAll(contrast.group().cells());
            both.stream()
                    .map(cell -> SeedExtension.withSeed(byId.get(cell.id()), seed))
                    .forEach(cell -> wanted.putIfAbsent(cell.id(), cell));
            if (wanted.size() <= left) {
                added.putAll(wanted);
            }
        }
        return List.copyOf(added.values());
    }

    /** A contrast and its baseline, in every fold. */
    private static int cellsPerSeed(Plan plan) {
        return 2
                * (int) plan.cells().stream()
                        .map(cell -> cell.spec().fold())
                        .distinct()
                        .count();
    }

    private void tell(int look, SequentialRule rule, List<Contrast> undecided, int left) {
        String labels =
                undecided.stream().map(contrast -> contrast.group().label()).collect(Collectors.joining("; "));
        console.err()
                .println("Look " + look + " of at most " + rule.looks() + ": "
                        + (undecided.isEmpty()
                                ? "every contrast in " + metric + " is decided."
                                : undecided.size() + " not decided in " + metric + " (corrected p below "
                                        + String.format(Locale.ROOT, "%.4f", rule.threshold()) + " needed): " + labels
                                        + ". Cells left in the budget: " + left + "."));
    }
}
