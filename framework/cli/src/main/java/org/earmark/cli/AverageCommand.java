package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.core.checkpoint.TorchCheckpoint;
import org.earmark.core.checkpoint.WeightAverage;
import org.earmark.core.predict.CellFolder;
import org.earmark.core.predict.WeightCheck;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.tensor.FloatArray;

/** {@code earmark average}: the mean of the weights of several checkpoints of one model. */
final class AverageCommand implements Command {
    private static final String OPTIMIZER = "optimizer.";

    private final Console console;

    AverageCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        List<String> operands = arguments.operands(1);
        Path output = arguments.requiredOutput("the mean, for example mean.safetensors");
        requireKnown(output);
        List<Map<String, TypedArray>> members = new ArrayList<>();
        for (String operand : operands) {
            members.add(weights(Path.of(operand)));
        }
        Map<String, FloatArray> mean = WeightAverage.of(members);
        write(output, mean, operands);
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("output", output.toString()).put("tensors", mean.size());
            operands.forEach(tree.putArray("members")::add);
            console.print(tree);
        } else {
            console.print(output + ": the mean of " + operands.size()
                    + (operands.size() == 1 ? " checkpoint, " : " checkpoints, ") + mean.size() + " tensors");
        }
        return ExitCode.DONE;
    }

    private static Map<String, TypedArray> weights(Path path) {
        Path file = path.toFile().isDirectory()
                ? CellFolder.around(path)
                        .map(folder -> folder.checkpoint(CellFolder.BEST))
                        .orElse(path)
                : path;
        Map<String, TypedArray> weights =
                new LinkedHashMap<>(CheckpointReader.read(file).tensors());
        weights.keySet().removeIf(name -> name.startsWith(OPTIMIZER));
        List<String> numbers = weights.entrySet().stream()
                .filter(entry -> entry.getValue().type().isFloatingPoint())
                .map(Map.Entry::getKey)
                .toList();
        WeightCheck.requireFinite(file, weights, numbers);
        return weights;
    }

    private static void requireKnown(Path output) {
        if (!output.toString().matches(".*\\.(safetensors|ckpt|pth|pt)")) {
            throw new InvalidInputException(
                    Problem.of("--output", output, "must end with .safetensors, .ckpt or .pth, which says the format"));
        }
    }

    private static void write(Path output, Map<String, FloatArray> mean, List<String> members) {
        if (output.toString().endsWith(".safetensors")) {
            Safetensors.write(output, mean, Map.of("earmark.average", String.join("\n", members)));
            return;
        }
        Map<String, TypedArray> tensors = new LinkedHashMap<>();
        mean.forEach((name, values) -> tensors.put(name, TypedArray.of(values)));
        String prefix = output.toString().endsWith(".ckpt") ? TorchCheckpoint.LIGHTNING_PREFIX : "";
        TorchCheckpoint.write(output, tensors, prefix, Map.of());
    }
}
