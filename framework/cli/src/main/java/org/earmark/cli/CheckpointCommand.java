package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.predict.CheckpointInspection;
import org.earmark.core.predict.CheckpointInspector;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark checkpoint inspect}: what a checkpoint holds, without running anything in it. */
final class CheckpointCommand implements Command {
    private final CheckpointInspector inspector;
    private final Console console;

    @Inject
    CheckpointCommand(CheckpointInspector inspector, Console console) {
        this.inspector = inspector;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        List<String> operands = arguments.operands();
        if (operands.size() != 2 || !operands.get(0).equals("inspect")) {
            throw new InvalidInputException(Problem.missing("", "the command is earmark checkpoint inspect FILE"));
        }
        CheckpointInspection inspection =
                inspector.inspect(Path.of(operands.get(1)), InferenceArguments.subject(arguments));
        if (console.json()) {
            console.print(json(inspection));
        } else {
            console.print(lines(inspection));
        }
        return ExitCode.DONE;
    }

    private static List<String> lines(CheckpointInspection inspection) {
        List<String> lines = new ArrayList<>();
        lines.add(inspection.file() + ": "
                + OptionsTree.id(inspection.checkpoint().format()) + ", "
                + inspection.checkpoint().tensors().size() + " tensors, " + inspection.parameters() + " numbers");
        inspection.architecture().ifPresent(found -> lines.add("architecture: " + found));
        inspection.problem().ifPresent(problem -> lines.add("architecture: " + problem));
        inspection.frontEnd().ifPresent(found -> lines.add("front end: " + found));
        inspection.checkpoint().metadata().forEach((name, value) -> lines.add(name + ": " + value.replace("\n", ", ")));
        inspection.notes().forEach(note -> lines.add("note: " + note));
        inspection.report().ifPresent(report -> {
            lines.add("fit: " + report.matching().size() + " tensors match");
            add(lines, "missing", report.missing());
            add(lines, "of another shape", report.misshapen());
            add(lines, "unexpected", report.unexpected());
            add(lines, "derived, not read", report.derived());
        });
        add(lines, "not finite", inspection.nonFinite());
        Table table = new Table(List.of("tensor", "type", "shape"));
        inspection
                .checkpoint()
                .tensors()
                .forEach((name, tensor) ->
                        table.add(List.of(name, tensor.type().name(), Arrays.toString(tensor.shape()))));
        lines.addAll(table.lines());
        return lines;
    }

    private static void add(List<String> lines, String kind, List<?> names) {
        if (!names.isEmpty()) {
            lines.add(kind + " (" + names.size() + "):");
            names.forEach(name -> lines.add("  " + name));
        }
    }

    private static ObjectNode json(CheckpointInspection inspection) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("file", inspection.file().toString());
        tree.put("format", OptionsTree.id(inspection.checkpoint().format()));
        tree.put("numbers", inspection.parameters());
        inspection.model().ifPresent(choice -> {
            tree.put("model", choice.name());
            tree.set("modelOptions", OptionsTree.of(choice.options()));
        });
        inspection.architecture().ifPresent(found -> {
            put(tree, "classes", found.classes().stream().boxed().findFirst());
            tree.put("tokenSemanticHead", found.tokenSemantic());
            tree.put("inputChannels", found.inputChannels());
        });
        inspection.problem().ifPresent(problem -> tree.put("problem", problem));
        inspection.frontEnd().ifPresent(found -> tree.set("frontEnd", OptionsTree.of(found)));
        ObjectNode metadata = tree.putObject("metadata");
        inspection.checkpoint().metadata().forEach(metadata::put);
        inspection.notes().forEach(tree.putArray("notes")::add);
        inspection.report().ifPresent(report -> {
            report.missing().forEach(tree.putArray("missing")::add);
            report.unexpected().forEach(tree.putArray("unexpected")::add);
            report.derived().forEach(tree.putArray("derived")::add);
            ArrayNode misshapen = tree.putArray("misshapen");
            report.misshapen().forEach(one -> misshapen
                    .addObject()
                    .put("name", one.name())
                    .put("wanted", one.wanted())
                    .put("found", one.found()));
        });
        inspection.nonFinite().forEach(tree.putArray("notFinite")::add);
        ArrayNode tensors = tree.putArray("tensors");
        inspection.checkpoint().tensors().forEach((name, tensor) -> {
            ObjectNode one = tensors.addObject()
                    .put("name", name)
                    .put("type", tensor.type().name());
            Arrays.stream(tensor.shape()).forEach(one.putArray("shape")::add);
        });
        return tree;
    }

    private static void put(ObjectNode tree, String name, Optional<Integer> value) {
        value.ifPresentOrElse(number -> tree.put(name, number), () -> tree.putNull(name));
    }
}
