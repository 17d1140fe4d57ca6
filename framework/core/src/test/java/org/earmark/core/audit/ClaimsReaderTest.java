package org.earmark.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earmark.spi.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsReaderTest {
    private static final String CLAIMS =
            """
            audit: 1
            name: paper
            protocols: [{name: p, clips: 3, items: [{item: split, paper: test}]}]
            evidence:
              - {name: e, kind: scores, origin: published, truth: t.csv, predictions: s.csv}
            tables:
              - name: Table 1
                system: ours
                metric: accuracy
                unit: percent
                rounding: 0.1
                evidence: e
                protocol: p
                claims: [{row: all, value: 97.0, plusMinus: 0.2}]
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        ClaimsFile claims = ClaimsReader.read(write(CLAIMS));

        assertThat(claims.tables().get(0).claims().get(0).value()).isEqualTo(97);
        assertThat(claims.tables().get(0).claims().get(0).plusMinus()).hasValue(0.2);
        assertThat(claims.evidence().get(0).origin()).hasValue(ClaimsFile.Origin.PUBLISHED);
    }

    @Test
    void everyProblemIsToldByItsPlace() throws IOException {
        Path file = write(CLAIMS.replace("metric: accuracy", "metric: acuracy")
                .replace("evidence: e\n", "evidence: f\n")
                .replace("value: 97.0", "value: .nan")
                .replace(", predictions: s.csv", "")
                .replace("plusMinus: 0.2", "plusMinus: -1"));

        assertThatThrownBy(() -> ClaimsReader.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tables[0].metric = acuracy")
                .hasMessageContaining("did you mean accuracy?")
                .hasMessageContaining("tables[0].evidence = f")
                .hasMessageContaining("tables[0].claims[0].value = NaN")
                .hasMessageContaining("tables[0].claims[0].plusMinus = -1")
                .hasMessageContaining("evidence[0].predictions: is missing");
    }

    @Test
    void aTableAndItsRowsSayWhatTheirNumbersAre() throws IOException {
        ClaimsFile.Table table = ClaimsReader.read(
                        write(CLAIMS.replace("rounding: 0.1", "rounding: 0.1\n    runs: 3\n    plusMinusIs: sd")
                                .replace("plusMinus: 0.2", "plusMinus: 0.2, plusMinusIs: interval, runs: 5")))
                .tables()
                .get(0);

        assertThat(table.runs()).hasValue(3);
        assertThat(table.plusMinusIs()).hasValue(ClaimsFile.PlusMinusKind.SD);
        assertThat(table.claims().get(0).runs()).hasValue(5);
        assertThat(table.claims().get(0).plusMinusIs()).hasValue(ClaimsFile.PlusMinusKind.INTERVAL);
    }

    @Test
    void noRunsAndAPlusMinusOfNothingAreSlips() throws IOException {
        Path file = write(CLAIMS.replace("plusMinus: 0.2", "plusMinusIs: se, runs: 0"));

        assertThatThrownBy(() -> ClaimsReader.read(file))
                .hasMessageContaining("tables[0].claims[0].runs = 0: must be at least 1")
                .hasMessageContaining("tables[0].claims[0].plusMinusIs = se: says what plusMinus is, which is missing");
    }

    @Test
    void theOldSpellingOfAMetricIsValid() throws IOException {
        String old = CLAIMS.replace("metric: accuracy", "metric: intersection-f1")
                .replace("row: all", "row: all, label: Dog");

        assertThat(ClaimMetrics.current(
                        ClaimsReader.read(write(old)).tables().get(0).metric()))
                .isEqualTo("intersection-F1-hit-classes");
    }

    @Test
    void unknownKeysAndWrongTypesAreToldByTheirPlace() throws IOException {
        Path file = write(CLAIMS.replace("value: 97.0", "valeu: 97.0").replace("kind: scores", "kind: score"));

        assertThatThrownBy(() -> ClaimsReader.read(file))
                .hasMessageContaining("tables[0].claims[0].valeu")
                .hasMessageContaining("tables[0].claims[0].value: is missing")
                .hasMessageContaining("evidence[0].kind = score")
                .hasMessageContaining("did you mean scores?");
    }

    @Test
    void aPercentageWithoutItsUnitIsASlip() throws IOException {
        Path file = write(CLAIMS.replace("    unit: percent\n", ""));

        assertThatThrownBy(() -> ClaimsReader.read(file)).hasMessageContaining("add unit: percent");
    }

    @Test
    void aListIsNoClaimsFile() throws IOException {
        Path file = write("- 1\n");

        assertThatThrownBy(() -> ClaimsReader.read(file)).hasMessageContaining("a mapping that starts with audit: 1");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("claims.yaml"), text);
    }
}
