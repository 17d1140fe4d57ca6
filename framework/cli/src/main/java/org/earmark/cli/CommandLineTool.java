package org.earmark.cli;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.earmark.core.plan.PlanModule;
import org.earmark.core.plugin.PluginModule;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Finds the command, wires it and runs it. The composition root of the parent process. */
public final class CommandLineTool {
    private final PrintStream out;
    private final PrintStream err;

    public CommandLineTool(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** @return the exit code */
    public int run(String... arguments) {
        boolean debug = List.of(arguments).contains("--" + GlobalOptions.DEBUG);
        ErrorReport errors = new ErrorReport(err, debug);
        try {
            return dispatch(arguments).status();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return errors.report(e).status();
        } catch (RuntimeException | LinkageError e) {
            return errors.report(e).status();
        }
    }

    private ExitCode dispatch(String... arguments) throws InterruptedException {
        CommandLine globals = parse(GlobalOptions.options(), arguments, true);
        List<String> rest = globals.getArgList();
        if (rest.isEmpty()) {
            return withoutCommand(globals);
        }
        CommandSpec command = command(rest.get(0));
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.remove(arguments.length - rest.size());
        Options options = GlobalOptions.options().addOptions(command.options());
        Arguments parsed = new Arguments(parse(options, all.toArray(String[]::new), false), command);
        if (parsed.has(GlobalOptions.HELP)) {
            Help.print(out, command);
            return ExitCode.DONE;
        }
        return execute(command, parsed, arguments);
    }

    private ExitCode withoutCommand(CommandLine globals) {
        if (globals.hasOption(GlobalOptions.VERSION)) {
            out.println("earmark " + Version.current());
            return ExitCode.DONE;
        }
        if (globals.hasOption(GlobalOptions.HELP)) {
            Help.print(out);
            return ExitCode.DONE;
        }
        Help.print(err);
        return ExitCode.WRONG_USE;
    }

    private ExitCode execute(CommandSpec command, Arguments parsed, String... arguments) throws InterruptedException {
        GlobalOptions options = GlobalOptions.of(parsed);
        Console console = new Console(out, err, options.json());
        if (command.alone().isPresent()) {
            return command.alone().get().apply(console).run(parsed);
        }
        return Guice.createInjector(
                        Stage.PRODUCTION,
                        new PluginModule(options.plugins()),
                        new PlanModule(),
                        new RunModule(options, arguments),
                        new CliModule(options, console))
                .getInstance(command.type())
                .run(parsed);
    }

    private static CommandSpec command(String name) {
        List<String> names = Commands.all().stream().map(CommandSpec::name).toList();
        Optional<CommandSpec> found = Commands.all().stream()
                .filter(command -> command.name().equals(name))
                .findFirst();
        return found.orElseThrow(() -> {
            Problem problem = Problem.of(
                    "", name, (name.startsWith("-") ? "is no option" : "is no command") + "; see earmark --help");
            return new InvalidInputException(
                    Problems.nearest(name, names).map(problem::suggesting).orElse(problem));
        });
    }

    private static CommandLine parse(Options options, String[] arguments, boolean stopAtCommand) {
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options, arguments, stopAtCommand);
        } catch (UnrecognizedOptionException e) {
            List<String> known = options.getOptions().stream()
                    .map(option -> "--" + option.getLongOpt())
                    .toList();
            Problem problem = Problem.of("", e.getOption(), "is no option here; see --help");
            throw new InvalidInputException(Problems.nearest(e.getOption(), known)
                    .map(problem::suggesting)
                    .orElse(problem));
        } catch (ParseException e) {
            throw new InvalidInputException(Problem.missing("", e.getMessage()));
        }
    }
}
