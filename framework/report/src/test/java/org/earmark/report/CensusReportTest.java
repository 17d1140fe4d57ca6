package org.earmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusReportTest {
    @TempDir
    Path folder;

    @Test
    void everythingThatWasFoundIsOnThePage() throws IOException {
        assertThat(page())
                .contains(
                        "<h1>birds</h1>",
                        "2 clips cannot be read.",
                        "a&lt;b.wav",
                        "blackbird",
                        "PCM 16, 44100 Hz, mono")
                .contains("fold 1", "data:image/png;base64,", "<polyline");
    }

    @Test
    void nothingIsLoadedFromAnywhereAndNothingIsRun() throws IOException {
        assertThat(page()).doesNotContain("<script").doesNotContain("http:").doesNotContain("https:");
    }

    @Test
    void aSetWithoutSoundHasAPageToo() throws IOException {
        CensusReport.write(folder.resolve("page.html"), CensusExample.empty());
        assertThat(Files.readString(folder.resolve("page.html"))).doesNotContain("<polyline");
    }

    @Test
    void noPartialFileStays() throws IOException {
        page();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private String page() throws IOException {
        Path file = folder.resolve("page.html");
        CensusReport.write(file, CensusExample.birds());
        return Files.readString(file);
    }
}
