package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest extends CommandLineTestCase {
    private static final String CLAIMS =
            """
            audit: 1
            name: dogs
            question: Does it hear dogs?
            source: a paper
            protocols: [{name: p, clips: 4, classes: 1}]
            evidence:
              - {name: events, kind: events, origin: published, truth: "d:truth.tsv", durations: "d:durations.tsv",
                 predictions: "d:found.tsv"}
              - {name: better, kind: events, origin: published, truth: "d:truth.tsv", durations: "d:durations.tsv",
                 predictions: "d:better.tsv"}
              - {name: gone, kind: events, truth: "d:truth.tsv", durations: "d:durations.tsv", predictions: "d:no.tsv"}
            tables:
              - name: Table 1
                system: ours
                metric: intersection-F1-hit-classes
                unit: percent
                rounding: 0.1
                evidence: events
                protocol: p
                claims:
                  - {row: all, value: 50.0}
                  - {row: dog, label: Dog, value: 60.0}
                  - {row: cow, label: Cow, value: 60.0}
              - {name: Table 1, system: other, metric: intersection-F1-hit-classes, evidence: events,
                 claims: [{row: all, value: 0.5}]}
              - {name: Table 1, system: lost, metric: intersection-F1-hit-classes, evidence: gone,
                 claims: [{row: all, value: 0.5}]}
            comparisons:
              - {first: better, second: events, metric: intersection-F1-hit-classes}
              - {first: gone, second: events, metric: intersection-F1-hit-classes}
            """;

    @TempDir
    private Path folder;

    private Path claims;

    @BeforeEach
    void writeEvidence() throws IOException {
        claims = Files.writeString(folder.resolve("claims.yaml"), CLAIMS);
        String header = "filename\tonset\toffset\tevent_label\n";
        Files.writeString(
                folder.resolve("truth.tsv"), header + "a\t0\t2\tDog\nb\t0\t2\tDog\nc\t0\t2\tDog\nd\t0\t2\tDog\n");
        Files.writeString(folder.resolve("durations.tsv"), "filename\tduration\na\t10\nb\t10\nc\t10\nd\t10\n");
        Files.writeString(
                folder.resolve("found.tsv"), header + "a\t0\t2\tDog\nb\t0\t2\tDog\nc\t5\t7\tDog\nd\t5\t7\tDog\n");
        Files.writeString(
                folder.resolve("better.tsv"), header + "a\t0\t2\tDog\nb\t0\t2\tDog\nc\t0\t2\tDog\nd\t0\t2\tDog\n");
    }

    @Test
    void everyVerdictIsPrintedWithItsReason() {
        assertThat(audit()).isZero();
        assertThat(out())
                .containsPattern("ours +all +50.0 +±0.05 +50.00 .* reproduced")
                .containsPattern("ours +dog +60.0 .* differs")
                .contains("The truth has no class Cow; it has Dog")
                .contains("states no protocol")
                .contains("d:no.tsv is not here")
                .contains("5 claims: 1 reproduced, 1 differs, 1 not comparable, 2 not auditable")
                .contains("better − events")
                .contains("gone − events: gone cannot be measured");
    }

    @Test
    void thePageNeedsNothingFromOutside() throws IOException {
        audit();
        String page = Files.readString(folder.resolve("reports/dogs/audit.html"));

        assertThat(page)
                .contains("<h1>dogs</h1>")
                .contains("Does it hear dogs?")
                .contains("<!doctype html>")
                .doesNotContain("<script")
                .doesNotContain("src=\"http");
    }

    @Test
    void jsonHoldsEveryRow() throws IOException {
        assertThat(audit("--json")).isZero();
        JsonNode tree = new ObjectMapper().readTree(out());

        assertThat(tree.at("/claims")).hasSize(5);
        assertThat(tree.at("/claims/0/verdict").textValue()).isEqualTo("reproduced");
        assertThat(tree.at("/claims/0/measurement/census/measured").intValue()).isEqualTo(4);
        assertThat(tree.at("/comparisons/0/difference").doubleValue()).isEqualTo(0.5);
        assertThat(tree.at("/comparisons/0/clips").intValue()).isEqualTo(4);
    }

    @Test
    void comparisonsSpeakOfTheseClipsAndAreCorrectedForTheirNumber() throws IOException {
        assertThat(audit()).isZero();
        assertThat(out())
                .contains(
                        "The intervals of the 2 comparisons hold together in 19 cases of 20: each is at the level of 97.50 %");

        forgetOutput();
        audit("--json");
        JsonNode tree = new ObjectMapper().readTree(out());
        assertThat(tree.path("comparisonsInFamily").intValue()).isEqualTo(2);
        assertThat(tree.at("/comparisons/0/interval/level").doubleValue()).isCloseTo(0.975, within(1e-12));
    }

    /** Accuracy needs one class a clip, and these have two. */
    @Test
    void aComparisonThatCannotBeMadeCostsNothingElse() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "clip,Cow,Dog\na,1,1\nb,0,1\n");
        Files.writeString(folder.resolve("first.csv"), "clip,Cow,Dog\na,0.9,0.8\nb,0.1,0.7\n");
        Files.writeString(
                claims,
                CLAIMS.replace(
                                "evidence:\n",
                                """
                                evidence:
                                  - {name: one, kind: scores, truth: labels.csv, predictions: first.csv}
                                  - {name: two, kind: scores, truth: labels.csv, predictions: first.csv}
                                """)
                        + "  - {first: one, second: two, metric: accuracy}\n");

        assertThat(audit()).as(err()).isZero();
        assertThat(out())
                .contains("one − two: The metric cannot be computed here")
                .contains("better − events");
    }

    /** The cow is heard by one of the two alone: without her on its side the deaf one would be averaged over dogs. */
    @Test
    void twoSystemsAreAveragedOverTheSameClasses() throws IOException {
        Files.writeString(
                folder.resolve("truth.tsv"), Files.readString(folder.resolve("truth.tsv")) + "a\t4\t6\tCow\n");
        Files.writeString(
                folder.resolve("better.tsv"), Files.readString(folder.resolve("better.tsv")) + "a\t4\t6\tCow\n");

        audit("--json");
        JsonNode tree = new ObjectMapper().readTree(out());

        // Dogs: 1 and 2 · 2 / (4 + 2 + 2); cows: 1 and 0.
        assertThat(tree.at("/comparisons/0/difference").doubleValue()).isCloseTo((0.5 + 1) / 2, within(1e-12));
        assertThat(tree.at("/comparisons/0/remark").textValue())
                .contains("Mean over the same 2 classes on both sides")
                .contains("Only one of the two hits Cow");
    }

    /** Nobody hears the cow: one metric leaves her out, the other counts her as 0, and the protocol asks for two classes. */
    @Test
    void theClassesThatEnteredTheMeanAreCountedAndDecide() throws IOException {
        Files.writeString(
                folder.resolve("truth.tsv"), Files.readString(folder.resolve("truth.tsv")) + "a\t4\t6\tCow\n");
        Files.writeString(
                claims,
                CLAIMS.replace("clips: 4, classes: 1", "clips: 4, classes: 2")
                        .replace(
                                "system: other, metric: intersection-F1-hit-classes",
                                "system: other, metric: intersection-F1"));

        audit("--json");
        JsonNode tree = new ObjectMapper().readTree(out());

        assertThat(tree.at("/claims/0/verdict").textValue()).isEqualTo("not-comparable");
        assertThat(tree.at("/claims/0/reason").textValue()).contains("classes is 1 here and 2 there");
        assertThat(tree.at("/claims/0/measurement/classesAveraged").intValue()).isEqualTo(1);
        assertThat(tree.at("/claims/3/measurement/classesAveraged").intValue()).isEqualTo(2);
        assertThat(tree.at("/claims/3/measured").doubleValue()).isCloseTo(0.25, within(1e-12));
        assertThat(Files.readString(folder.resolve("reports/dogs/audit.html"))).contains("over 1 of 2 classes");
    }

    @Test
    void theOldSpellingOfAMetricIsUnderstoodAndTold() throws IOException {
        Files.writeString(claims, CLAIMS.replace("intersection-F1-hit-classes", "intersection-f1"));

        assertThat(audit()).isZero();
        assertThat(out())
                .containsPattern("ours +all +50.0 .* reproduced")
                .contains("intersection-f1 is the old spelling of intersection-F1-hit-classes");
    }

    @Test
    void thePageTellsWhatAClaimIs() throws IOException {
        Files.writeString(
                claims,
                CLAIMS.replace("value: 50.0}", "value: 50.0, plusMinus: 0.3, plusMinusIs: sd, runs: 3}")
                        .replace("origin: published", "origin: own"));

        audit();
        String page = Files.readString(folder.resolve("reports/dogs/audit.html"));

        assertThat(page)
                .contains("50.0 ± 0.30 (standard deviation), the mean of 3 runs")
                .contains("Possible causes, by how far they could reach")
                .contains("held against one training of an own system");
    }

    @Test
    void withoutTheFolderNothingIsAuditable() {
        assertThat(run(
                        "audit",
                        claims.toString(),
                        "--output",
                        folder.resolve("reports").toString()))
                .isZero();
        assertThat(out()).contains("5 claims: 5 not auditable").contains("add --data d=DIR");
    }

    @Test
    void claimsAreValidatedLikeExperiments() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"), CLAIMS.replace("kind: events, origin", "kind: evets, origin"));

        assertThat(run("validate", claims.toString())).isZero();
        assertThat(out()).contains("claims.yaml: valid, 5 claims for earmark audit");
        assertThat(run("validate", broken.toString())).isEqualTo(2);
        assertThat(out()).contains("broken.yaml: 2 problems").contains("did you mean events?");
    }

    @Test
    void aMalformedFileIsWrongUseWithEveryProblem() throws IOException {
        Files.writeString(
                claims,
                CLAIMS.replace("kind: events, origin", "kind: evets, origin").replace("value: 50.0", "value: many"));

        assertThat(audit()).isEqualTo(2);
        assertThat(err())
                .contains("evidence[0].kind = evets")
                .contains("did you mean events?")
                .contains("tables[0].claims[0].value = many");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void aCheckpointNeedsAtLeastOneView() throws IOException {
        Files.writeString(
                claims,
                CLAIMS.replace(
                        "  - {name: gone, kind: events, truth: \"d:truth.tsv\", durations: \"d:durations.tsv\","
                                + " predictions: \"d:no.tsv\"}",
                        "  - {name: gone, kind: checkpoint, checkpoint: \"d:no.ckpt\", dataset: drops, views: 0}"));

        assertThat(audit()).isEqualTo(2);
        assertThat(err()).contains("evidence[2].views = 0: must be at least 1");
    }

    @Test
    void helpNamesTheOperand() {
        assertThat(run("audit", "--help")).isZero();
        assertThat(out()).contains("usage: earmark audit FILE");
    }

    /** The numbers of the reference repository's own notebook; its tables of events are not part of this one. */
    @Test
    void thePublishedDetectionsOfHtsatReproduceItsSingleSystem() throws IOException {
        String goldens = System.getenv("EARMARK_GOLDENS");
        assumeThat(goldens)
                .as("EARMARK_GOLDENS names a folder with psds/answer.tsv")
                .isNotNull();
        Path file = Path.of("../../experiments/paper/desed-audit.yaml");

        assertThat(run(
                        "audit",
                        file.toString(),
                        "--json",
                        "--data",
                        "psds=" + Path.of(goldens, "psds"),
                        "--output",
                        folder.resolve("reports").toString()))
                .isZero();
        JsonNode tree = new ObjectMapper().readTree(out());

        assertThat(tree.at("/claims")).hasSize(22);
        assertThat(tree.at("/verdicts/reproduced").intValue()).isEqualTo(11);
        assertThat(tree.at("/verdicts/not-auditable").intValue()).isEqualTo(11);
        assertThat(tree.at("/claims/0/measured").doubleValue()).isCloseTo(0.4842346878849411, within(1e-12));
        assertThat(tree.at("/claims/0/measurement/census/missing").intValue()).isZero();
        assertThat(tree.at("/claims/0/measurement/classesAveraged").intValue()).isEqualTo(10);
    }

    private int audit(String... more) {
        String[] line = {
            "audit",
            claims.toString(),
            "--data",
            "d=" + folder,
            "--output",
            folder.resolve("reports").toString()
        };
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return run(all);
    }
}
