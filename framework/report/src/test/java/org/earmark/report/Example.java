package org.earmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.PlannedCell;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.store.Liveness;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/** Made-up experiments with every kind of cell. */
final class Example {
    /** Nobody works on cells without a result, so that they are lost. */
    static final Liveness GONE = attempt -> true;

    static final String INJECTION = "<script>window.injected=1</script>";

    private Example() {}

    /** Three schedules and four seeds: done, failed, diverged, lost and pending cells, a baseline. */
    static StoreFixture warmups(Path output) {
        StoreFixture fixture = new StoreFixture(output, "warm-ups")
                .question("Does a linear warm-up or a cosine decay beat HTS-AT's own steps at equal epochs?")
                .axis("schedule", "htsat-steps", "cosine", "linear-warmup", "constant")
                .axis("seed", "0", "1", "2", "3")
                .baseline("schedule", "htsat-steps")
                .length(20, 8);
        fixture.write(Example::warmup);
        return fixture;
    }

    private static Outcome warmup(PlannedCell cell) {
        return switch (cell.title()) {
            case "schedule=constant, seed=1" ->
                Outcome.diverged(
                        "The loss became NaN in step 93 of 160 with learning rate 0.001. Lower the learning rate, or use a"
                                + " schedule with a warm-up.");
            case "schedule=constant, seed=2" ->
                Outcome.failed(
                        "out-of-memory",
                        "The device cpu ran out of memory: 1.9 GiB were asked for and 0.4 GiB were free. Lower"
                                + " training.batchSize (now 16) or run fewer cells at once.");
            case "schedule=constant, seed=3" -> Outcome.lost();
            case "schedule=linear-warmup, seed=3" -> Outcome.pending();
            default ->
                done(
                        cell,
                        switch (cell.axis("schedule", "")) {
                            case "htsat-steps" -> 0.61;
                            case "cosine" -> 0.68;
                            case "linear-warmup" -> 0.62;
                            default -> 0.55;
                        });
        };
    }

    /** Two axes with long values, stored predictions, a baseline on both axes, an interaction. */
    static StoreFixture ablation(Path output) {
        StoreFixture fixture = new StoreFixture(output, "ablation")
                .question("Does the token-semantic head help, and does it need a warm-up?")
                .axis("model", "{name: htsat, size: tiny, variant: h}", "{name: htsat, size: tiny, variant: hc}")
                .axis("schedule", "constant", "{name: linear-warmup, epochs: 5}", "{name: cosine, warmupEpochs: 5}")
                .axis("seed", "0", "1", "2", "3", "4")
                .baseline("model", "{name: htsat, size: tiny, variant: h}")
                .baseline("schedule", "constant")
                .predictions(200, 10)
                .length(20, 8);
        fixture.write(cell -> Outcome.done(Map.of(
                "accuracy",
                0.35
                        + (cell.title().contains("variant: hc") ? 0.05 : 0)
                        + (cell.title().contains("warmup") ? 0.03 : 0)
                        + (cell.title().contains("hc}, schedule={name: linear") ? 0.06 : 0))));
        return fixture;
    }

    /** Clips with onsets and offsets under two losses; one cell judged under several protocols. */
    static StoreFixture kitchen(Path output) {
        StoreFixture fixture = new StoreFixture(output, "kitchen")
                .question("Does training on onsets and offsets find events better?")
                .axis("loss", "clip_bce", "frame_bce")
                .axis("seed", "0", "1")
                .metrics("event-F1")
                .predictions(20, 4)
                .baseline("loss", "clip_bce");
        fixture.write(cell -> Outcome.done(Map.of("event-F1", 0.4 + 0.02 * noise(cell))));
        fixture.cells().forEach(cell -> strong(fixture.folder(cell, 1), cell));
        write(
                fixture.folder(fixture.cells().get(0), 1).resolve("waterfall.json"),
                """
                {"format":1,"primaryMetric":"mAP","clips":20,"rows":[
                 {"name":"last epoch, one view","selectedOnTest":false,"metrics":{"mAP":0.41}},
                 {"name":"best on test, one view","selectedOnTest":true,"metrics":{"mAP":0.43}},
                 {"name":"best on test, 10 views","selectedOnTest":true,"metrics":{"mAP":0.45}},
                 {"name":"best on test, repeat mode","selectedOnTest":true,"metrics":{"mAP":0.38}}]}
                """);
        return fixture;
    }

    private static void strong(Path attempt, PlannedCell cell) {
        StringBuilder annotated = new StringBuilder("filename\tonset\toffset\tevent_label\n");
        StringBuilder detected = new StringBuilder(annotated);
        RandomStream chance = new RandomSource(12).stream(cell.title());
        for (int clip = 0; clip < 20; clip += 2) {
            for (int event = 0; event < 3; event++) {
                double onset = 0.4 + 2.9 * event;
                String line = "clip-%04d.wav\t%s\t%s\tclass %s0\n";
                char label = (char) ('a' + (clip / 2 + event) % 4);
                annotated.append(String.format(Locale.ROOT, line, clip, onset, onset + 1.5 + 0.3 * event, label));
                double early = 0.4 * chance.nextGaussian();
                detected.append(String.format(
                        Locale.ROOT, line, clip, Math.max(0, onset + early), onset + 2 + 0.2 * early, label));
            }
        }
        write(attempt.resolve("predictions/framewise.npy"), "scores");
        write(attempt.resolve("predictions/events.tsv"), annotated.toString());
        write(attempt.resolve("predictions/detections.tsv"), detected.toString());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two engines on the same cells; the loss of one parts in the second step. */
    static StoreFixture engines(Path output) {
        StoreFixture fixture = new StoreFixture(output, "engines")
                .question("Do two engines agree, and which is faster?")
                .axis("engine", "torch", "nd4j")
                .axis("seed", "0", "1", "2")
                .baseline("engine", "torch");
        fixture.write(cell -> done(cell, 0.7));
        Path events = fixture.folder(fixture.cells().get(3), 1).resolve("events.jsonl");
        try {
            Files.writeString(events, Files.readString(events).replaceFirst("(\"step\":2,\"loss\":)[0-9.]+", "$19.5"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fixture;
    }

    /** Two models, five folds, three seeds, no baseline. */
    static StoreFixture folds(Path output) {
        StoreFixture fixture = new StoreFixture(output, "folds")
                .question("How do two sizes compare under five-fold cross-validation?")
                .axis("model", "tiny", "base")
                .axis("fold", "1", "2", "3", "4", "5")
                .axis("seed", "0", "1", "2");
        fixture.write(cell -> done(
                cell,
                0.8
                        + (cell.axis("model", "").equals("base") ? 0.05 : 0)
                        + 0.01 * cell.axis("fold", "1").charAt(0)
                        - 0.5));
        return fixture;
    }

    /** Markup in the question and in the names of axes, values, metrics and errors. */
    static StoreFixture injected(Path output) {
        StoreFixture fixture = new StoreFixture(output, "injected")
                .question("Is " + INJECTION + " \"text\" & 'text'?")
                .axis("</script>" + INJECTION, INJECTION, "\"><img src=x onerror=window.injected=1>")
                .axis("seed", "0", "1", "2")
                .metrics("accuracy", "<b>mAP</b>")
                .baseline("</script>" + INJECTION, INJECTION);
        fixture.write(cell -> cell.title().contains("onerror")
                        && cell.axis("seed", "").equals("2")
                ? Outcome.failed("bug", "It said " + INJECTION + "</script><!-- and stopped.")
                : Outcome.done(Map.of("accuracy", 0.5 + 0.01 * noise(cell), "<b>mAP</b>", 0.4 + 0.01 * noise(cell))));
        return fixture;
    }

    /**
     * What a table of contrasts has to say beside figures: a fold that one side was not planned on, seeds that diverged, a
     * declared margin, and few clips that tell two sides apart.
     */
    static StoreFixture unequal(Path output) {
        StoreFixture fixture = new StoreFixture(output, "unequal")
                .question("Which schedules do as well as a constant rate?")
                .axis("schedule", "constant", "cosine", "linear-warmup", "htsat-steps")
                .axis("fold", "1", "2", "3")
                .axis("seed", "0", "1", "2", "3")
                .baseline("schedule", "constant")
                .equivalence("accuracy", 0.05)
                .predictions(40, 4)
                .exclude(Map.of("schedule", "cosine", "fold", "1"));
        fixture.write(cell -> switch (cell.title()) {
            case "schedule=linear-warmup, fold=3, seed=2", "schedule=linear-warmup, fold=1, seed=3" ->
                Outcome.diverged("The loss became NaN in step 40 of 96.");
            default -> Outcome.done(Map.of("accuracy", cell.axis("schedule", "").equals("htsat-steps") ? 0.35 : 0.8));
        });
        return fixture;
    }

    /** As many cells as asked for, in groups of five seeds. */
    static StoreFixture large(Path output, int cells) {
        String[] values = new String[cells / 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = "0.%04d".formatted(i + 1);
        }
        StoreFixture fixture = new StoreFixture(output, "large")
                .axis("optimizer.learningRate", values)
                .axis("seed", "0", "1", "2", "3", "4")
                .baseline("optimizer.learningRate", values[0])
                .length(20, 20);
        fixture.write(cell -> done(cell, 0.6 + 0.1 * Double.parseDouble(cell.axis("optimizer.learningRate", "0"))));
        return fixture;
    }

    private static Outcome done(PlannedCell cell, double accuracy) {
        double value = accuracy + 0.012 * noise(cell);
        return Outcome.done(Map.of("accuracy", value, "mAP", value + 0.05 + 0.004 * noise(cell)));
    }

    private static double noise(PlannedCell cell) {
        RandomStream stream = new RandomSource(11).stream("noise " + cell.title());
        return stream.nextGaussian();
    }
}
