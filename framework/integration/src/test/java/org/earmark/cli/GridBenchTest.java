package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class GridBenchTest extends ShippedToolTestCase {
    @Test
    void aLargeGridIsPlannedAndLookedAt() throws IOException {
        assertThat(run("bench", "grid", "--json")).as(err()).isZero();
        JsonNode result = json();
        assertThat(result.path("cells").asInt()).isEqualTo(10_000);
        assertThat(result.path("planSeconds")).hasSize(3);
        assertThat(result.path("statusSeconds")).hasSize(3);
    }
}
