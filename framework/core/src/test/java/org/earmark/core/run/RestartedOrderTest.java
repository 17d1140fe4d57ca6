package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does when a scheduler starts its job again. */
class RestartedOrderTest {
    @TempDir
    private Path output;

    private RunStore store;
    private WorkerOrder order;

    @BeforeEach
    void giveAnOrder() {
        store = new RunStore(output, Clock.systemUTC());
        AttemptFolder attempt = store.newAttempt("0123456789abcdef");
        Json.write(attempt.cell(), Json.object().put("format", 1));
        order = new WorkerOrder(
                attempt.cell(),
                attempt.path(),
                Map.of(),
                "cpu",
                1,
                false,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1),
                "earmark run",
                false);
        order.write();
    }

    @Test
    void theFirstStartUsesTheAttemptAsItIs() {
        assertThat(order.again(store)).isEqualTo(order);
    }

    @Test
    void aFurtherStartMakesAnAttemptOfItsOwnWithTheSameCellAndLog() throws IOException {
        Files.writeString(order.folder().events(), "{}\n");
        Files.writeString(order.folder().log(), "words\n");

        WorkerOrder second = order.again(store);

        assertThat(second.folder().number()).isEqualTo(2);
        assertThat(second.cellFile()).hasSameTextualContentAs(order.cellFile());
        assertThat(second.folder().log()).hasContent("words");
        assertThat(WorkerOrder.read(second.folder().order())).isEqualTo(second);
    }
}
