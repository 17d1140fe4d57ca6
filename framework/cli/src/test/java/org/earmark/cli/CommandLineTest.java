package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest extends CommandLineTestCase {
    @TempDir
    private Path folder;

    private Path file;
    private Path output;

    @BeforeEach
    void writeExperiment() throws IOException {
        file = Files.writeString(folder.resolve("rain.yaml"), RAIN);
        output = folder.resolve("reports");
    }

    @Test
    void withoutACommandTheHelpGoesToStandardError() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).contains("usage: earmark COMMAND").contains("validate");
    }

    @Test
    void undecidedContrastsNeedABaseline() {
        assertThat(run("run", file.toString(), "--until-decided", "accuracy", "--budget", "4"))
                .isEqualTo(2);
        assertThat(err()).contains("baseline").contains("without it there are no contrasts");
    }

    @Test
    void aBudgetBelongsToItsMetric() {
        assertThat(run("run", file.toString(), "--budget", "4")).isEqualTo(2);
        assertThat(err()).contains("--until-decided METRIC and --budget N");
    }

    @Test
    void aLargerBudgetThanWasPromisedIsRefusedBeforeAnythingRuns() throws IOException {
        promise("{\"version\":1,\"metric\":\"accuracy\",\"looks\":4,\"look\":3}");

        assertThat(untilDecided("accuracy", "40")).isEqualTo(2);

        assertThat(err())
                .contains(
                        "--budget = 40: allows 21 looks, but 4 looks at accuracy were promised before the first one, and 3"
                                + " taken")
                .contains("The largest budget that keeps to it is 7.");
        assertThat(output.resolve("rain/plan.json")).doesNotExist();
    }

    @Test
    void anotherMetricThanWasPromisedIsRefused() throws IOException {
        promise("{\"version\":1,\"metric\":\"mAP\",\"looks\":4,\"look\":1}");

        assertThat(untilDecided("accuracy", "6")).isEqualTo(2);

        assertThat(err())
                .contains("--until-decided = accuracy: is another rule than the one that holds here: 4 looks at mAP");
    }

    @Test
    void anUnreadablePromiseIsNoneThatMayBeForgotten() throws IOException {
        promise("{");

        assertThat(untilDecided("accuracy", "6")).isNotZero();

        assertThat(err()).contains("sequential.json cannot be read").contains("what was promised before looking");
    }

    private void promise(String rule) throws IOException {
        Files.createDirectories(output.resolve("rain"));
        Files.writeString(output.resolve("rain/sequential.json"), "{\"format\":2,\"rules\":[" + rule + "]}");
    }

    private int untilDecided(String metric, String budget) throws IOException {
        Files.writeString(
                file,
                RAIN.replace("{seed: [1, 2]}", "{optimizer.weightDecay: [0.05, 0.06], seed: [1, 2]}")
                        + "baseline: {optimizer.weightDecay: 0.05}\n");
        return run(
                "run", file.toString(), "--until-decided", metric, "--budget", budget, "--output", output.toString());
    }

    @Test
    void previewsTheSchedulesOfAnExperiment() throws IOException {
        Path page = folder.resolve("schedules.html");
        Path drawing = folder.resolve("schedules.svg");

        int status =
                run("schedule", "preview", file.toString(), "--html", page.toString(), "--svg", drawing.toString());

        assertThat(status).as(err()).isZero();
        assertThat(out()).contains("constant").contains("base rate 0.001").contains("highest");
        assertThat(Files.readString(page)).contains("<svg").contains("base rate 0.001");
        assertThat(Files.readString(drawing)).startsWith("<svg");
    }

    @Test
    void previewsNamedSchedulesWithoutData() throws IOException {
        int status =
                run("schedule", "preview", "--schedule", "constant", "--clips", "15000", "--epochs", "10", "--json");

        assertThat(status).as(err()).isZero();
        JsonNode schedule = new ObjectMapper().readTree(out()).path("schedules").get(0);
        assertThat(schedule.path("steps").asLong()).isEqualTo(4690);
        assertThat(schedule.path("highest").asDouble()).isEqualTo(0.001);
    }

    @Test
    void aPreviewNeedsAnExperimentOrASchedule() {
        assertThat(run("schedule", "preview")).isEqualTo(2);
        assertThat(err()).contains("--schedule NAME and --clips N");
    }

    @Test
    void helpAndVersionAreNoErrors() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(run("plan", "--help")).isZero();
        assertThat(out())
                .contains("usage: earmark COMMAND")
                .contains("earmark plan EXPERIMENT")
                .contains("--set");
    }

    @Test
    void anUnknownCommandSuggestsTheNearest() {
        assertThat(run("paln")).isEqualTo(2);
        assertThat(err()).startsWith("earmark: paln: is no command").contains("did you mean plan?");
    }

    @Test
    void anUnknownOptionSuggestsTheNearest() {
        assertThat(run("plan", file.toString(), "--devizes", "cpu")).isEqualTo(2);
        assertThat(err()).contains("did you mean --devices?");
    }

    @Test
    void anOptionWithoutItsValueIsWrongUse() {
        assertThat(run("plan", file.toString(), "--data")).isEqualTo(2);
        assertThat(err()).startsWith("earmark: ").contains("data");
    }

    @Test
    void optionsMayStandBeforeTheCommand() {
        assertThat(run("--output", output.toString(), "plan", file.toString())).isZero();
    }

    @Test
    void planShowsCellsWithTheirStates() {
        assertThat(run("plan", file.toString(), "--output", output.toString())).isZero();
        assertThat(out().lines())
                .contains("rain, version 1: Which?", "2 cells: 2 pending")
                .anySatisfy(line -> assertThat(line).matches("cell +state +seed"))
                .anySatisfy(line -> assertThat(line).matches("[0-9a-f]{16} +pending +1"));
        assertThat(err()).isEmpty();
        assertThat(output).doesNotExist();
    }

    @Test
    void planSpeaksJson() throws IOException {
        assertThat(run("plan", file.toString(), "--json", "--set", "training.epochs=2"))
                .isZero();
        JsonNode tree = new ObjectMapper().readTree(out());

        assertThat(tree.at("/cells")).hasSize(2);
        assertThat(tree.at("/cells/0/state").textValue()).isEqualTo("pending");
    }

    @Test
    void planNamesDuplicatesAndDeadAxes() throws IOException {
        Files.writeString(
                file,
                RAIN.replace("[1, 2]", "[1, 1], training.timeShift: [false], training.epochs: [100]")
                        .replace("{seed", "{zip: [{audio: [{seconds: 1}, {sampleRate: 16000}]}], seed"));

        assertThat(run("plan", file.toString())).isZero();
        assertThat(out())
                .contains("Merged, because")
                .contains("Axes that change nothing:")
                .contains("audio: {seconds=1} and {sampleRate=16000}");
    }

    @Test
    void anInvalidExperimentIsWrongUseAndNothingIsCreated() throws IOException {
        Files.writeString(file, RAIN.replace("net", "nett").replace("accuracy", "acuracy"));

        assertThat(run("run", file.toString(), "--output", output.toString())).isEqualTo(2);
        assertThat(err())
                .startsWith("earmark: 2 problems:")
                .contains("base.model.name = nett")
                .contains("metrics[0]");
        assertThat(output).doesNotExist();
    }

    @Test
    void stackTracesAreForDebuggingOnly() {
        assertThat(run("plan", "nowhere.yaml")).isEqualTo(2);
        assertThat(err()).contains("there is no such file").doesNotContain("\tat ");
        assertThat(run("plan", "nowhere.yaml", "--debug")).isEqualTo(2);
        assertThat(err()).contains("\tat org.earmark");
    }

    @Test
    void validateChecksEveryFile() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), RAIN.replace("seed: [1", "sede: [1"));
        Path remote = Files.writeString(folder.resolve("lake.yaml"), RAIN.replace("drops", "lake"));

        assertThat(run("validate", broken.toString(), file.toString(), remote.toString()))
                .isEqualTo(2);
        assertThat(out())
                .contains("broken.yaml: 1 problem")
                .contains("did you mean seed?")
                .contains("rain.yaml: valid")
                .contains("lake.yaml: valid, but not checked against the data of lake");
    }

    @Test
    void validFilesAreFine() {
        assertThat(run("validate", file.toString())).isZero();
    }

    @Test
    void pluginsAreListedWithTheirOrigin() {
        assertThat(run("plugins")).isZero();
        assertThat(out().lines()).anySatisfy(line -> assertThat(line).matches("dataset +drops +1 +\\S+ +for tests"));
    }

    @Test
    void aPluginThatCannotBeLoadedIsListed() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.writeString(plugins.resolve("broken.jar"), "no jar");

        assertThat(run("plugins", "--plugins", plugins.toString())).isZero();
        assertThat(out()).contains("could not be loaded: ").contains("broken.jar");
    }

    @Test
    void aMissingLibraryIsALackOfTheEnvironment() {
        assertThat(run("doctor", "--output", output.toString())).isEqualTo(3);
        assertThat(out()).contains("engine torch").contains(TestPlugin.LACK);
        assertThat(output).doesNotExist();
    }

    @Test
    void aRunWhoseCellsFailSaysSoAndStillReports() {
        assertThat(run("run", file.toString(), "--output", output.toString())).isEqualTo(1);
        assertThat(out()).contains("Cells: 2 failed").contains(TestPlugin.LACK).contains("Report: ");
        assertThat(output.resolve("rain/report.html")).exists();
        assertThat(run("status", "rain", "--output", output.toString())).isZero();
        assertThat(out()).contains("rain: 2 failed (environment)");
        assertThat(run("report", file.toString(), "--output", output.toString()))
                .isZero();
    }

    @Test
    void aBenchmarkNeedsAnEngineToo() {
        assertThat(run("bench", "throughput", file.toString(), "--seconds", "1"))
                .isEqualTo(3);
        assertThat(err()).contains(TestPlugin.LACK);
    }

    @Test
    void theEngineOfABenchmarkCanBeNamedShortly() {
        assertThat(run("bench", "throughput", file.toString(), "--engine", "abacus"))
                .isEqualTo(2);
        assertThat(err()).contains("engine.name = abacus");
    }

    @Test
    void onlyThroughputIsBenchmarked() {
        assertThat(run("bench", "speed")).isEqualTo(2);
        assertThat(err()).contains("earmark bench throughput [EXPERIMENT]");
    }

    @Test
    void theDefaultBenchmarkIsAnExperiment() {
        assertThat(run("bench", "throughput", "--set", "dataset=drops", "--set", "model=net"))
                .isEqualTo(2);
        assertThat(err())
                .isEqualTo("earmark: base.fold = 1: the data set has one fixed partition; remove fold"
                        + System.lineSeparator());
    }

    @Test
    void statusOfWhatWasNeverRunNamesWhatWas() throws IOException {
        Files.createDirectories(output.resolve("river"));
        Files.writeString(output.resolve("river/plan.json"), "{}");

        assertThat(run("status", "rivr", "--output", output.toString())).isEqualTo(2);
        assertThat(err()).contains("there are river").contains("Did you mean river?");
    }

    @Test
    void malformedFoldersAreAllNamed() {
        assertThat(run("plan", file.toString(), "--data", "drops", "--data", "=x"))
                .isEqualTo(2);
        assertThat(err()).contains("--data = drops").contains("--data = =x");
    }

    @Test
    void aDeviceOfUnknownFormIsWrongUse() {
        assertThat(run("run", file.toString(), "--devices", "gpu0", "--output", output.toString()))
                .isEqualTo(2);
        assertThat(err())
                .startsWith("earmark: --devices = gpu0: gpu0 is no device")
                .contains("cuda:0-3");
        assertThat(output).doesNotExist();
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedBeforeAnythingIsWritten() {
        assertThat(run("run", file.toString(), "--devices", "cuda:0", "--output", output.toString()))
                .isEqualTo(3);
        assertThat(err()).startsWith("earmark: ").contains(TestPlugin.LACK);
        assertThat(output).doesNotExist();
    }

    @Test
    void anEngineWithoutItsNativeLibraryIsRefusedBeforeAnythingIsWritten() {
        assertThat(run("run", file.toString(), "--set", "engine=foreign", "--output", output.toString()))
                .isEqualTo(3);
        assertThat(err()).isEqualToIgnoringNewLines("earmark: " + TestPlugin.OBSTACLE);
        assertThat(output).doesNotExist();
    }

    @Test
    void statusTellsWhyCellsFailed() throws IOException {
        run("run", file.toString(), "--output", output.toString(), "--no-report");
        Files.delete(output.resolve("rain/status.html"));

        assertThat(run("status", "rain", "--output", output.toString())).isZero();
        assertThat(out()).contains("rain: 2 failed (environment)").contains(TestPlugin.LACK);
        assertThat(output.resolve("rain/status.html")).doesNotExist();
    }

    @Test
    void statusWritesAPage() {
        run("run", file.toString(), "--output", output.toString(), "--no-report");

        assertThat(run("status", "rain", "--html", "--output", output.toString()))
                .isZero();
        assertThat(output.resolve("rain/status.html"))
                .content()
                .contains("2 failed (environment)")
                .contains(TestPlugin.LACK)
                .doesNotContain("http-equiv");
    }

    @Test
    void watchingEndsWithTheLastCell() {
        run("run", file.toString(), "--output", output.toString(), "--no-report");

        assertThat(run("status", "rain", "--watch", "--output", output.toString()))
                .isZero();
        assertThat(out()).contains("rain: 2 failed (environment)");
    }

    @Test
    void statusListsOnlyTheAskedStates() throws IOException {
        run("run", file.toString(), "--fail-fast", "--output", output.toString(), "--no-report");
        forgetOutput();

        assertThat(run("status", "rain", "--only", "failed", "--json", "--output", output.toString()))
                .isZero();
        assertThat(new ObjectMapper().readTree(out()).path("cells"))
                .singleElement()
                .satisfies(cell -> assertThat(cell.path("message").asText()).contains(TestPlugin.LACK));
    }

    @Test
    void planSaysThatNothingIsKnownOfCosts() {
        assertThat(run("plan", file.toString(), "--output", output.toString())).isZero();
        assertThat(out()).contains("What the cells cost is unknown").contains("--probe");
    }

    @Test
    void aProbeNeedsAnEngine() {
        assertThat(run("plan", file.toString(), "--probe", "--output", output.toString()))
                .isEqualTo(3);
        assertThat(err()).contains(TestPlugin.LACK);
    }

    @Test
    void theSchemaNamesThePlugins() throws IOException {
        assertThat(run("schema")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(out())
                        .at("/properties/base/properties/dataset/anyOf/0/enum")
                        .toString())
                .contains("drops");
    }

    @Test
    void anUnknownClassOfFailuresSuggestsTheNearest() {
        assertThat(run("run", file.toString(), "--retry", "out-of-memry", "--output", output.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("--retry = out-of-memry").contains("did you mean out-of-memory?");
        assertThat(output).doesNotExist();
    }

    @Test
    void anUnknownStateSuggestsTheNearest() {
        assertThat(run("run", file.toString(), "--only", "failed,lots", "--output", output.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("--only = lots").contains("did you mean lost?");
    }

    @Test
    void onlyCellsInTheAskedStatesAreRun() {
        assertThat(run("run", file.toString(), "--only", "lost", "--no-report", "--output", output.toString()))
                .isEqualTo(1);
        assertThat(out()).contains("Cells: 2 pending");
    }

    @Test
    void failingFastAndKeepingGoingContradictEachOther() {
        assertThat(run("run", file.toString(), "--fail-fast", "--keep-going")).isEqualTo(2);
        assertThat(err()).contains("contradicts");
    }

    @Test
    void aRunThatFailsFastLeavesTheRest() {
        assertThat(run("run", file.toString(), "--fail-fast", "--no-report", "--output", output.toString()))
                .isEqualTo(1);
        assertThat(out()).contains("Cells: 1 pending, 1 failed");
    }

    @Test
    void anUnknownLauncherNamesThoseThatThereAre() {
        assertThat(run("run", file.toString(), "--launcher", "slrum", "--output", output.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("slrum").contains("local");
        assertThat(output).doesNotExist();
    }

    @Test
    void anOptionThatALauncherDoesNotTakeIsWrongUse() {
        assertThat(run("run", file.toString(), "--launch", "partition=gpu", "--output", output.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("--launch.partition");
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "Infinity"})
    void aTimeLimitIsANumberOfMinutes(String minutes) {
        assertThat(run("run", file.toString(), "--timeout", minutes, "--output", output.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("--timeout = " + minutes + ": must be a number");
        assertThat(output).doesNotExist();
    }

    @Test
    void threadsMustBeANumber() {
        assertThat(run("plan", file.toString(), "--threads", "0")).isEqualTo(2);
        assertThat(err()).contains("--threads = 0: must be a whole number, at least 1");
    }
}
