package org.earmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a data set as a browser shows it. Skipped where there is no Chromium. */
@Tag("slow")
class CensusBrowserTest {
    @TempDir
    static Path folder;

    @Test
    void thePageFitsANarrowWindowAndLoadsNothingElse() throws Exception {
        assumeTrue(Browser.binary().isPresent(), Browser.MISSING);
        Path page = folder.resolve("page.html");
        CensusReport.write(page, CensusExample.birds());
        try (Browser browser = Browser.start(Browser.binary().orElseThrow(), folder.resolve("profile"))) {
            browser.size(420, 900);
            browser.open(page);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(420);
            assertThat(browser.evaluate("document.querySelector('.pictures img').naturalWidth")
                            .asInt())
                    .isEqualTo(40);
            assertThat(browser.evaluate("document.querySelectorAll('.histogram rect').length")
                            .asInt())
                    .isEqualTo(120);
        }
    }
}
