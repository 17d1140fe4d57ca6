package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.junit.jupiter.api.Test;

/** What is tried after memory ran out, and what is said then. */
class FittingStepTest {
    /** @param clips that are computed at once */
    private record Options(String precision, int clips) {}

    private final RuntimeException full = new IllegalStateException("out of memory");

    private final ObjectNode found = Json.object();
    private final List<String> tried = new ArrayList<>();

    @Test
    void fewerClipsAtOnceAreTriedBeforeASmallerBatch() {
        EarmarkException explained = explain(2, 0);

        assertThat(tried).containsExactly("8 of 32", "4 of 32", "2 of 32");
        assertThat(explained.category()).isEqualTo(ErrorCategory.OUT_OF_MEMORY);
        assertThat(explained)
                .hasMessageContaining("Memory ran out with training.batchSize 32: out of memory.")
                .hasMessageContaining("One training step with engine.clips 2 was tried afterwards and fits");
        assertThat(found.path("fittingEngine").toString()).isEqualTo("{\"clips\":2}");
        assertThat(found.has("fittingBatchSize")).isFalse();
    }

    @Test
    void aSmallerBatchIsTheLastResort() {
        EarmarkException explained = explain(0, 6);

        assertThat(tried).containsExactly("8 of 32", "4 of 32", "2 of 32", "1 of 32", "8 of 16", "8 of 8", "8 of 4");
        assertThat(explained).hasMessageContaining("One training step with training.batchSize 4 was tried afterwards");
        assertThat(found.path("fittingBatchSize").asInt()).isEqualTo(4);
    }

    /** Judging and whatever else the machine does need memory as well; other options of training are no advice then. */
    @Test
    void whereTheStepItselfFitsNothingElseIsTried() {
        assertThat(explain(8, 0)).hasMessageContaining("One training step as it is was tried afterwards and fits");
        assertThat(tried).containsExactly("8 of 32");
        assertThat(found).isEmpty();
    }

    @Test
    void whereNothingFitsThatIsSaid() {
        assertThat(explain(0, 0)).hasMessageContaining("Not even one clip at a time fits");
        assertThat(found).isEmpty();
    }

    /**
     * @param clips that fit at once, whatever the batch
     * @param batch that fits with all of its clips
     */
    private EarmarkException explain(int clips, int batch) {
        return new FittingStep(
                        new Options("fp32", 8),
                        32,
                        options -> {
                            int half = ((Options) options).clips() / 2;
                            return half == 0 ? Optional.empty() : Optional.of(new Options("fp32", half));
                        },
                        (options, size) -> {
                            tried.add(((Options) options).clips() + " of " + size);
                            if (((Options) options).clips() > clips && size > batch) {
                                throw full;
                            }
                        })
                .explain(full, found);
    }
}
