package org.earmark.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of axe-core (WCAG 2.0 to 2.2, levels A and AA, and its best practices), light and dark. */
@Tag("slow")
class AccessibilityTest {
    private static final String VIOLATIONS =
            """
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
                .then(result => ({
                    passed: result.passes.length,
                    violations: result.violations.map(v => v.id + ': ' + v.help + ', ' + v.nodes.length + ' times, as in '
                        + v.nodes[0].html + ' (' + v.nodes[0].failureSummary + ')')
                }))
            """;
    /** A page on which hardly any rule found anything to examine has not been examined. */
    private static final int LEAST_PASSED = 20;

    @TempDir
    static Path output;

    @TempDir
    static Path profile;

    private static Browser browser;
    private static String axe;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Browser.binary().isPresent(), Browser.MISSING);
        try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), UTF_8);
        }
        browser = Browser.start(Browser.binary().orElseThrow(), profile);
        Example.warmups(output);
        Example.ablation(output);
        Example.engines(output);
        Example.kitchen(output);
        Example.unequal(output);
        for (String experiment : List.of("warm-ups", "ablation", "engines", "kitchen", "unequal")) {
            HtmlReport.write(output, experiment, Example.GONE);
        }
        CensusReport.write(output.resolve("census").resolve("report.html"), CensusExample.birds());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "warm-ups, false",
        "warm-ups, true",
        "ablation, false",
        "ablation, true",
        "engines, false",
        "kitchen, false",
        "kitchen, true",
        "unequal, false",
        "unequal, true",
        "census, false",
        "census, true"
    })
    void noRuleIsBroken(String experiment, boolean dark) {
        browser.dark(dark);
        browser.size(1280, 900);
        browser.open(output.resolve(experiment).resolve("report.html"));
        browser.evaluate(axe + "; 0");

        JsonNode result = browser.evaluate(VIOLATIONS);

        List<String> violations = new ArrayList<>();
        result.path("violations").forEach(violation -> violations.add(violation.asText()));
        assertThat(violations).isEmpty();
        assertThat(result.path("passed").asInt()).isGreaterThan(LEAST_PASSED);
    }
}
