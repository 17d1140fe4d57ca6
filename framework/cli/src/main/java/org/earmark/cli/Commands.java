package org.earmark.cli;

import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.earmark.core.run.RunPolicy;

/** All commands, in the order of the help. */
final class Commands {
    static final String SET = "set";
    static final String TIMEOUT = "timeout";
    static final String CACHE = "cache";
    static final String IN_PROCESS = "in-process";
    static final String NO_REPORT = "no-report";
    static final String UNTIL_DECIDED = "until-decided";
    static final String BUDGET = "budget";
    static final String SECONDS = "seconds";
    static final String SCHEDULE = "schedule";
    static final String CLIPS = "clips";
    static final String BATCH_SIZE = "batch-size";
    static final String EPOCHS = "epochs";
    static final String LEARNING_RATE = "learning-rate";
    static final String SVG = "svg";
    static final String HTML = "html";
    static final String SAMPLE = "sample";
    static final String ENCODING = "encoding";
    static final String ENGINE = "engine";
    static final String RETRY = "retry";
    static final String RETRIES = "retries";
    static final String ONLY = "only";
    static final String FAIL_FAST = "fail-fast";
    static final String KEEP_GOING = "keep-going";
    static final String PROBE = "probe";
    static final String WATCH = "watch";
    static final String LAUNCHER = "launcher";
    static final String LAUNCH = "launch";
    static final String PARTITION = "partition";
    static final String GRES = "gres";
    static final String TIME_LIMIT = "time-limit";
    static final String THROTTLE = "throttle";
    static final String SBATCH = "sbatch";
    static final String DETACH = "detach";
    static final String RANKS = "ranks";
    static final String NODES = "nodes";

    static final String FORMAT = "format";
    static final String TO = "to";
    static final String TOLERANCE = "tolerance";

    private static final String EXPERIMENT = "EXPERIMENT";

    private Commands() {}

    static List<CommandSpec> all() {
        return List.of(
                new CommandSpec("run", EXPERIMENT, "run the cells that have no result yet", run(), RunCommand.class),
                new CommandSpec("plan", EXPERIMENT, "show the cells and how far they are", plan(), PlanCommand.class),
                new CommandSpec(
                        "validate",
                        "FILE…",
                        "check files of experiments and of claims",
                        new Options(),
                        ValidateCommand.class),
                new CommandSpec(
                        "schema", "", "print the JSON Schema of experiment files", new Options(), SchemaCommand.class),
                new CommandSpec(
                        "status", EXPERIMENT, "show how far a planned experiment is", status(), StatusCommand.class),
                new CommandSpec(
                        "report",
                        EXPERIMENT,
                        "write the report again from what is stored",
                        new Options(),
                        ReportCommand.class),
                new CommandSpec(
                        "data",
                        "check NAME | data prepare NAME | data cache EXPERIMENT",
                        "examine a data set, pack its clips into HDF5, or compute features before a run",
                        DataOptions.all(),
                        DataCommand.class),
                new CommandSpec(
                        "cancel",
                        EXPERIMENT,
                        "withdraw the cells that wait or run at a scheduler",
                        new Options(),
                        CancelCommand.class),
                new CommandSpec(
                        "audit",
                        "FILE",
                        "hold published numbers against measurements",
                        new Options()
                                .addOption(OptionForms.withValue(
                                        InferenceOptions.ENGINE,
                                        "NAME",
                                        "engine that judges checkpoints (default: torch)")),
                        AuditCommand.class),
                new CommandSpec("export", EXPERIMENT, "write results for other tools", export(), ExportCommand.class),
                new CommandSpec(
                        "replay",
                        "CELL",
                        "run a stored cell again beside it and compare",
                        replay(),
                        ReplayCommand.class),
                new CommandSpec("diff", "A B", "show how two stored runs differ", tolerance(), DiffCommand.class),
                new CommandSpec(
                        "schedule",
                        "preview [EXPERIMENT]",
                        "draw the learning rates that a training would have, and check them",
                        schedule(),
                        ScheduleCommand.class),
                new CommandSpec("plugins", "", "list what is installed", new Options(), PluginsCommand.class),
                new CommandSpec(
                        "doctor", "", "check devices, libraries, memory and disk", new Options(), DoctorCommand.class),
                new CommandSpec(
                        "bench",
                        "throughput [EXPERIMENT] | bench data | bench grid",
                        "measure training and evaluation speed, how fast data are fed, or a grid of 10,000 cells",
                        bench(),
                        BenchCommand.class),
                InferenceCommands.predict(),
                InferenceCommands.features(),
                InferenceCommands.checkpoint(),
                InferenceCommands.average(),
                InferenceCommands.localize(),
                InferenceCommands.score(),
                InferenceCommands.evaluate(),
                InferenceCommands.ensemble());
    }

    static Options set() {
        return new Options()
                .addOption(OptionForms.withValue(
                        SET, "PATH=VALUE", "set a value of the experiment, for example training.epochs=3; repeatable"));
    }

    private static Options run() {
        return set().addOptions(faults())
                .addOptions(launching())
                .addOption(
                        OptionForms.withValue(TIMEOUT, "MINUTES", "stop a cell that runs longer; 0.5 is half a minute"))
                .addOption(cache())
                .addOption(OptionForms.flag(IN_PROCESS, "run cells in this process, for debuggers and profilers"))
                .addOption(OptionForms.flag(NO_REPORT, "write no report at the end"))
                .addOption(OptionForms.withValue(
                        UNTIL_DECIDED, "METRIC", "add seeds to contrasts that are not decided, by docs/statistics.md"))
                .addOption(OptionForms.withValue(BUDGET, "N", "with --until-decided: the most cells to add"));
    }

    private static Options schedule() {
        return set().addOption(OptionForms.withValue(
                        SCHEDULE, "NAME|{…}", "without an experiment: a schedule and its options; repeatable"))
                .addOption(OptionForms.withValue(
                        CLIPS, "N", "training clips (default: those of the experiment's data set)"))
                .addOption(
                        OptionForms.withValue(BATCH_SIZE, "N", "without an experiment: clips of a step (default: 32)"))
                .addOption(OptionForms.withValue(EPOCHS, "N", "without an experiment (default: 100)"))
                .addOption(OptionForms.withValue(
                        LEARNING_RATE, "X", "without an experiment: the base rate (default: 0.001)"))
                .addOption(OptionForms.withValue(SVG, "FILE", "write a drawing"))
                .addOption(OptionForms.withValue(HTML, "FILE", "write a page with the drawing and the text"));
    }

    private static Options plan() {
        return set().addOption(OptionForms.flag(
                PROBE, "measure for some seconds what kinds of cells cost that were never run"));
    }

    private static Options status() {
        return new Options()
                .addOption(OptionForms.flag(
                        WATCH, "look again every two seconds until all cells have ended, and keep status.html current"))
                .addOption(OptionForms.flag(HTML, "write status.html beside the experiment's plan"))
                .addOption(OptionForms.withValue(
                        ONLY, "STATE,…", "list only cells in these states: failed, lost, running, …"));
    }

    /** What becomes of failures, and who runs the cells. */
    private static Options faults() {
        return new Options()
                .addOption(
                        OptionForms.withValue(
                                RETRY,
                                "CLASS,…",
                                "try cells that failed so again, besides infrastructure and preempted: timeout, out-of-memory, …"))
                .addOption(OptionForms.withValue(
                        RETRIES, "N", "how often a cell is tried again (default: " + RunPolicy.USUAL_RETRIES + ")"))
                .addOption(OptionForms.withValue(
                        ONLY,
                        "STATE,…",
                        "run only cells in these states: failed, lost, out-of-memory, …; done and diverged ones"
                                + " begin anew"))
                .addOption(OptionForms.flag(FAIL_FAST, "stop at the first cell that fails"))
                .addOption(OptionForms.flag(KEEP_GOING, "run the other cells when one fails (the default)"))
                .addOption(OptionForms.withValue(
                        LAUNCHER, "NAME", "who runs the cells (default: local); see earmark plugins"))
                .addOption(OptionForms.withValue(LAUNCH, "KEY=VALUE", "an option of the launcher; repeatable"));
    }

    /** Shorter ways to give the options that a cluster's scheduler is usually given. */
    private static Options launching() {
        return new Options()
                .addOption(OptionForms.withValue(
                        RANKS, "N", "train each cell on N devices together: N processes, one of --devices each"))
                .addOption(OptionForms.withValue(
                        NODES, "N", "with slurm: train each cell on N nodes together, on all --devices of each"))
                .addOption(OptionForms.withValue(PARTITION, "NAME", "with slurm: the partition"))
                .addOption(OptionForms.withValue(GRES, "LIST", "with slurm: what each cell needs, for example gpu:1"))
                .addOption(OptionForms.withValue(
                        TIME_LIMIT, "TIME", "with slurm: time limit of each cell's job, as sbatch reads it"))
                .addOption(OptionForms.withValue(THROTTLE, "N", "with slurm: run at most N cells at once"))
                .addOption(
                        OptionForms.withValue(SBATCH, "OPTION", "with slurm: a further option of sbatch; repeatable"))
                .addOption(OptionForms.flag(DETACH, "with slurm: return once the cells are submitted"));
    }

    private static Options export() {
        return new Options()
                .addOption(
                        OptionForms.withValue(FORMAT, "FORMAT", "csv (default), json, long-csv, tensorboard or mlflow"))
                .addOption(OptionForms.withValue(
                        TO, "DIR", "folder to write to (default: export/FORMAT in the experiment's folder)"));
    }

    private static Options tolerance() {
        return new Options()
                .addOption(OptionForms.withValue(
                        TOLERANCE, "X", "largest difference that counts as rounding (default: 1e-4)"));
    }

    private static Options replay() {
        return tolerance()
                .addOption(OptionForms.withValue(TIMEOUT, "MINUTES", "stop the replay when it runs longer"))
                .addOption(OptionForms.flag(IN_PROCESS, "run the cell in this process, for debuggers and profilers"));
    }

    static Option cache() {
        return OptionForms.withValue(
                CACHE, "DIR", "where features are kept between runs (default: cache in the output folder)");
    }

    private static Options bench() {
        return set().addOption(
                        OptionForms.withValue(ENGINE, "NAME", "the engine to measure; short for --set engine=NAME"))
                .addOption(OptionForms.withValue(
                        SECONDS,
                        "N",
                        "how long to measure training, and again evaluation (default: 15); data: each figure (3)"));
    }
}
