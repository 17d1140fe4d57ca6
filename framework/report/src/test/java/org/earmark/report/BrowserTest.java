package org.earmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser shows it. Skipped where there is no Chromium. */
@Tag("slow")
class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    static Path output;

    @TempDir
    static Path profile;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.binary().isPresent(), Browser.MISSING);
        browser = Browser.start(Browser.binary().orElseThrow(), profile);
        Example.warmups(output);
        Example.folds(output);
        Example.injected(output);
        Example.large(output, 200);
        Example.ablation(output);
        Example.engines(output);
        Example.kitchen(output);
        Example.unequal(output);
        for (String experiment :
                List.of("warm-ups", "folds", "injected", "large", "ablation", "engines", "kitchen", "unequal")) {
            HtmlReport.write(output, experiment, Example.GONE);
        }
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void plain() {
        browser.size(1280, 900);
        browser.dark(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warm-ups", "folds", "injected", "large", "kitchen"})
    void complainsOfNothingAndAsksForNothing(String experiment) {
        open(experiment);

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allSatisfy(url -> assertThat(url).startsWith("file:"));
    }

    @ParameterizedTest
    @CsvSource({"warm-ups, 4", "folds, 2", "injected, 2", "large, 6"})
    void drawsALineForEveryShownConfigurationInEveryChart(String experiment, int lines) {
        open(experiment);

        for (String chart : List.of("chart-loss", "chart-measure", "chart-rate")) {
            // A line is a path with a stroke and no fill that is wider than a tick of an axis.
            int drawn = browser.evaluate("[...document.querySelectorAll('#" + chart + " svg path')].filter(path =>"
                            + "path.getAttribute('fill') === 'none' && path.getAttribute('stroke') &&"
                            + "path.getBoundingClientRect().width > 100 && path.getBoundingClientRect().height > 0"
                            + "|| path.getAttribute('stroke-width') === '2').length")
                    .asInt();
            int least = chart.equals("chart-rate") ? 1 : lines;
            assertThat(drawn).as(chart).isGreaterThanOrEqualTo(least);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"warm-ups", "folds"})
    void everyCellsNumberIsTheStoredOne(String experiment) {
        open(experiment);
        StoredExperiment stored = new StoreReader(output, Example.GONE).read(experiment);

        Map<String, List<String>> shown = rows("tr.cell-row", "row.dataset.cell");

        assertThat(shown).hasSameSizeAs(stored.cells());
        for (StoredCell cell : stored.cells()) {
            List<String> expected = new ArrayList<>();
            for (String metric : stored.metrics()) {
                OptionalDouble value = cell.metric(metric);
                value.ifPresent(v -> expected.add(Double.toString(v) + "=" + String.format(Locale.ROOT, "%.4f", v)));
            }
            assertThat(shown.get(cell.id())).as(cell.title()).isEqualTo(expected);
        }
    }

    @Test
    void everyGroupsMeanIsTheMeanOfItsStoredCells() {
        open("folds");
        List<CellGroup> groups = Grouping.by(
                new StoreReader(output, Example.GONE).read("folds").cells(), Grouping.ALL_BUT_SEED_AND_FOLD);

        Map<String, List<String>> shown = rows("tr.group-row", "row.parentNode.dataset.group");

        for (int i = 0; i < groups.size(); i++) {
            double mean = groups.get(i).cells().stream()
                    .mapToDouble(cell -> cell.metric("accuracy").orElseThrow())
                    .average()
                    .orElseThrow();
            assertThat(shown.get(Integer.toString(i)).get(0)).endsWith("=" + String.format(Locale.ROOT, "%.4f", mean));
        }
    }

    @Test
    void markupInNamesStaysText() {
        open("injected");

        assertThat(browser.evaluate("typeof window.injected").asText()).isEqualTo("undefined");
        assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(3);
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
        assertThat(browser.evaluate("document.querySelector('#result-table thead th').textContent")
                        .asText())
                .isEqualTo("</script>" + Example.INJECTION);
        assertThat(browser.evaluate("document.querySelector('#series .list label').textContent")
                        .asText())
                .contains(Example.INJECTION);
    }

    @ParameterizedTest
    @CsvSource({
        "warm-ups, 1440, false",
        "warm-ups, 1440, true",
        "warm-ups, 800, false",
        "warm-ups, 800, true",
        "warm-ups, 390, false",
        "warm-ups, 390, true",
        "injected, 390, false",
        "folds, 800, false",
        "ablation, 1280, false",
        "ablation, 800, true",
        "ablation, 390, false",
        "engines, 1280, false",
        "large, 1440, false",
        "kitchen, 1280, false",
        "kitchen, 800, true",
        "kitchen, 390, false",
        "unequal, 1280, false",
        "unequal, 390, true"
    })
    void fitsItsWidth(String experiment, int width, boolean dark) {
        browser.size(width, 900);
        browser.dark(dark);
        open(experiment);

        browser.screenshot(SCREENSHOTS.resolve(experiment + "-" + width + (dark ? "-dark" : "-light") + ".png"));

        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warm-ups", "ablation", "unequal"})
    void showsContrastsWholeOnALaptop(String experiment) {
        browser.size(1280, 900);
        open(experiment);

        JsonNode cut = browser.evaluate(
                "[...document.querySelectorAll('#contrasts .scroll, #axes .scroll, #training .scroll, #engines .scroll, #classes > .scroll, #cost .scroll')].filter("
                        + "node => node.offsetWidth > 0 && node.scrollWidth > node.clientWidth + 1).map(node =>"
                        + " node.getAttribute('aria-label') + ' ' + node.scrollWidth + ' > ' + node.clientWidth)");

        assertThat(cut).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CSV, '\"configuration\",\"verdict\"'",
        "Markdown, | configuration | verdict |",
        "LaTeX, '\\begin{tabular}'"
    })
    void copiesTablesAsText(String format, String start) {
        open("ablation");

        browser.evaluate(
                "document.querySelector('[aria-label=\"Copy contrasts accuracy as " + format + "\"]').click()");

        assertThat(browser.evaluate("document.documentElement.dataset.copied").asText())
                .startsWith(start)
                .contains("warmupEpochs")
                .contains("not decided");
    }

    @Test
    void drawsPrecisionAndStepTimes() {
        open("ablation");

        assertThat(browser.evaluate("document.querySelectorAll('#chart-precision svg path').length")
                        .asInt())
                .isGreaterThanOrEqualTo(6);
        assertThat(browser.evaluate("document.querySelectorAll('.matrix tbody tr').length")
                        .asInt())
                .isEqualTo(6 * 10);
    }

    @Test
    void drawsALinePerConfigurationOverTheAxes() {
        open("ablation");

        assertThat(browser.evaluate("document.querySelectorAll('#parallel path.line').length")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void followsTheColoursOfTheSystem() {
        browser.dark(true);
        open("warm-ups");

        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo("rgb(20, 23, 26)");
    }

    @Test
    void opensSingleCellsByKeyboard() {
        open("warm-ups");
        String visible = "[...document.querySelectorAll('.cell-row')].filter(row => row.offsetHeight > 0).length";
        assertThat(browser.evaluate(visible).asInt()).isZero();

        browser.evaluate("document.querySelector('.expand').focus()");
        browser.press("Enter", 13, "\r");

        assertThat(browser.evaluate(visible).asInt()).isEqualTo(4);
        assertThat(browser.evaluate("document.activeElement.getAttribute('aria-expanded')")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void sortsByTheExactNumbers() {
        open("warm-ups");

        browser.evaluate("document.querySelectorAll('#result-table thead button')[1].click()");

        assertThat(browser.evaluate("[...document.querySelectorAll('.group-row th')].map(cell =>"
                                + " cell.textContent.replace('baseline', '').trim()).join()")
                        .asText())
                .isEqualTo("cosine,linear-warmup,htsat-steps,constant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warm-ups", "large"})
    void everythingThatActsOrDrawsHasAName(String experiment) {
        open(experiment);

        JsonNode nameless = browser.evaluate(
                "[...document.querySelectorAll('button, input, [role=img], [role=region], svg.strip')].filter(node =>"
                        + " !(node.getAttribute('aria-label') || node.textContent.trim() ||"
                        + " node.getAttribute('aria-labelledby') || node.closest('label')?.textContent.trim()))"
                        + ".map(node => node.outerHTML.slice(0, 120))");

        assertThat(nameless).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ablation, false",
        "ablation, true",
        "warm-ups, false",
        "engines, true",
        "kitchen, false",
        "kitchen, true"
    })
    void textStandsOutFromItsGround(String experiment, boolean dark) {
        browser.dark(dark);
        open(experiment);
        browser.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })");

        // WCAG 2.1, success criterion 1.4.3: 4.5 to 1 for text of usual size.
        JsonNode faint = browser.evaluate(
                """
                (() => {
                  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                  const rgba = (colour) => {
                    canvas.clearRect(0, 0, 1, 1);
                    canvas.fillStyle = colour;
                    canvas.fillRect(0, 0, 1, 1);
                    return [...canvas.getImageData(0, 0, 1, 1).data];
                  };
                  const ground = (node) => {
                    for (let at = node; at; at = at.parentElement) {
                      const [r, g, b, a] = rgba(getComputedStyle(at).backgroundColor);
                      if (a > 200) return [r, g, b];
                    }
                    return [255, 255, 255];
                  };
                  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                  const poor = new Set();
                  for (const node of document.querySelectorAll('main *, nav *')) {
                    if (node.closest('svg, .chart, .sr') || !node.offsetHeight) continue;
                    if (![...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())) continue;
                    const a = light(rgba(getComputedStyle(node).color));
                    const b = light(ground(node));
                    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    if (ratio < 4.5) poor.add(node.tagName + '.' + node.className + ' ' + ratio.toFixed(2));
                  }
                  return [...poor];
                })()
                """);

        assertThat(faint).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ablation", "warm-ups", "engines", "kitchen"})
    void markupIsSoundForScreenReaders(String experiment) {
        open(experiment);

        JsonNode unsound = browser.evaluate(
                """
                (() => {
                  const found = [];
                  const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
                  ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => found.push('id twice: ' + id));
                  document.querySelectorAll('[aria-labelledby]').forEach(node => {
                    if (!document.getElementById(node.getAttribute('aria-labelledby'))) found.push('no label: ' + node.id);
                  });
                  document.querySelectorAll('table').forEach(table => {
                    if ([...table.querySelectorAll('th')].some(th => !th.scope)) found.push('th without scope: ' + table.className);
                    if (!table.querySelector('thead th')) found.push('table without head: ' + table.className);
                  });
                  document.querySelectorAll('.scroll').forEach(node => {
                    if (node.tabIndex !== 0 || node.getAttribute('role') !== 'region') found.push('scroll not reachable');
                  });
                  document.querySelectorAll('a[href^="#"]').forEach(link => {
                    if (!document.getElementById(link.getAttribute('href').slice(1))) found.push('dead link: ' + link.hash);
                  });
                  if (!document.documentElement.lang || !document.title) found.push('no language or title');
                  if (document.querySelectorAll('main').length !== 1) found.push('not one main');
                  return found;
                })()
                """);

        assertThat(unsound).isEmpty();
    }

    @Test
    void headingsSkipNoLevel() {
        open("warm-ups");

        JsonNode levels =
                browser.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))");

        assertThat(levels.get(0).asInt()).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i).asInt() - levels.get(i - 1).asInt()).isLessThanOrEqualTo(1);
        }
    }

    private static void open(String experiment) {
        browser.open(output.resolve(experiment).resolve("report.html"));
        assertThat(browser.evaluate("document.documentElement.dataset.ready").asText())
                .isEqualTo("true");
    }

    /** Key of a row to the numbers in it, each as {@code exact=shown}. */
    private static Map<String, List<String>> rows(String selector, String key) {
        JsonNode rows = browser.evaluate("[...document.querySelectorAll('" + selector + "')].map(row => [" + key
                + ", [...row.querySelectorAll('data')].map(d => d.value + '=' + d.textContent)])");
        Map<String, List<String>> numbers = new java.util.LinkedHashMap<>();
        rows.forEach(row -> {
            List<String> values = new ArrayList<>();
            row.get(1).forEach(value -> values.add(value.asText()));
            numbers.put(row.get(0).asText(), values);
        });
        return numbers;
    }
}
