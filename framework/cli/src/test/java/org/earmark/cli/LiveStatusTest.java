package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.earmark.core.run.RunStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveStatusTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path output;

    private Path page;

    @BeforeEach
    void plan() throws IOException {
        page = output.resolve("rain/status.html");
        Files.createDirectories(page.getParent());
        Files.writeString(
                output.resolve("rain/plan.json"),
                "{\"experiment\":\"rain\",\"cells\":[{\"id\":\"c1\",\"title\":\"seed=1\"}]}");
    }

    @Test
    void thePageIsThereFromTheStart() {
        try (LiveStatus status = start(NEVER)) {
            assertThat(status).isNotNull();
            assertThat(page).content().contains("1 pending", "http-equiv=\"refresh\"");
        }
    }

    @Test
    void aRunThatGoesOnIsSeenToDoSo() throws IOException {
        try (LiveStatus status = start(Duration.ofMillis(5))) {
            assertThat(status).isNotNull();
            finish();
            while (!Files.readString(page).contains("1 done")) {
                Thread.onSpinWait();
            }
        }
        assertThat(page).content().contains("1 done");
    }

    @Test
    void itsEndIsTheLastWord() throws IOException {
        try (LiveStatus status = start(NEVER)) {
            assertThat(status).isNotNull();
            finish();
        }
        assertThat(page).content().contains("1 done").doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void aPageThatCannotBeWrittenFailsNobody() throws IOException {
        Files.createDirectories(page.resolve("in the way"));
        try (LiveStatus status = start(NEVER)) {
            assertThat(status).isNotNull();
        }
        assertThat(page).isDirectory();
    }

    private LiveStatus start(Duration period) {
        return LiveStatus.start(new RunStore(output, Clock.systemUTC()), output, "rain", Clock.systemUTC(), period);
    }

    private void finish() throws IOException {
        Path attempt = Files.createDirectories(output.resolve("cells/c1/attempt-001"));
        Files.writeString(attempt.resolve("result.json"), "{\"format\":1,\"state\":\"done\",\"metrics\":{}}");
    }
}
