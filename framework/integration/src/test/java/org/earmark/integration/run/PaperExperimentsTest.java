package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.cli.CommandLineTool;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.core.train.InitialState;
import org.earmark.plugins.models.htsat.HtsAt;
import org.earmark.plugins.models.htsat.HtsAtFactory;
import org.earmark.plugins.models.htsat.HtsAtOptions;
import org.earmark.plugins.models.htsat.Size;
import org.earmark.plugins.models.htsat.Variant;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The experiments of the paper, each run for an epoch on synthetic clips of the same rate and length, with a smaller
 * network. What they start from is made here in the form that they name.
 */
@Tag("slow")
class PaperExperimentsTest {
    private static final Path FILES = Path.of("../../experiments/paper");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeStarts() {
        Map<String, FloatArray> tensors = new LinkedHashMap<>();
        HtsAt network = new HtsAtFactory()
                .create(
                        HtsAtOptions.of(Size.TINY, Variant.HC),
                        new ModelContext(
                                new Vocabulary(IntStream.range(0, 527)
                                        .mapToObj(i -> "class-" + i)
                                        .toList()),
                                FrontEnd.standard()));
        InitialState.draw(network, new RandomSource(1)).parameters().forEach(tensors::put);
        InitialState.draw(network, new RandomSource(1)).buffers().forEach(tensors::put);
        Safetensors.write(folder.resolve("audioset.safetensors"), tensors, Map.of());
        tensors.keySet().removeIf(name -> name.startsWith("bn0.") || network.isHead(name));
        FloatArray embedding = tensors.get("patch_embed.proj.weight");
        long[] shape = embedding.shape();
        tensors.put("patch_embed.proj.weight", FloatArray.zeros(shape[0], 3, shape[2], shape[3]));
        Safetensors.write(folder.resolve("swin.safetensors"), tensors, Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    audioset-h   | multi  | 0 | 32000 | scratch
                    audioset-hc  | multi  | 0 | 32000 | scratch
                    audioset-hcp | multi  | 0 | 32000 | swin
                    esc50        | single | 5 | 32000 | checkpoint
                    scv2         | single | 0 | 16000 | checkpoint
                    """)
    void runsOnSyntheticClipsOfTheSameShape(String name, String mode, int folds, int rate, String start)
            throws IOException {
        Path output = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                FILES.resolve(name + ".yaml").toString(),
                "--in-process",
                "--output",
                output.toString(),
                "--set",
                "dataset={name: synthetic, clips: 10, seconds: 10, mode: " + mode + ", folds: " + folds
                        + ", sampleRate: " + rate + "}",
                "--set",
                "model.size=tiny",
                "--set",
                "training.epochs=1",
                "--set",
                "training.batchSize=4"));
        if (!start.equals("scratch")) {
            String file = start.equals("swin") ? "swin.safetensors" : "audioset.safetensors";
            arguments.addAll(List.of("--set", "start." + start + "=" + folder.resolve(file)));
        }
        if (!name.endsWith("h") && !name.endsWith("hc")) {
            arguments.addAll(List.of("--set", "seed=0"));
        }
        if (folds > 0) {
            arguments.addAll(List.of("--set", "fold=2"));
        }

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = new CommandLineTool(console, console).run(arguments.toArray(String[]::new));

        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
        JsonNode result =
                new ObjectMapper().readTree(result(output).orElseThrow().toFile());
        assertThat(result.path("state").asText()).isEqualTo("done");
        assertThat(result.path("metrics").isEmpty()).isFalse();
    }

    private static Optional<Path> result(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.endsWith("result.json")).findFirst();
        }
    }
}
