package org.earmark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class GridBenchTest {
    @Test
    void aLargeGridIsPlannedAndLookedAt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new CommandLineTool(new PrintStream(out, true, UTF_8), System.err).run("bench", "grid", "--json");

        assertThat(code).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toByteArray());
        assertThat(result.path("cells").asInt()).isEqualTo(10_000);
        assertThat(result.path("planSeconds")).hasSize(3);
        assertThat(result.path("statusSeconds")).hasSize(3);
    }
}
