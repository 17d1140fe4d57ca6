package org.earmark.integration.htsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.earmark.core.flops.FlopCounter;
import org.earmark.core.flops.FlopCounter.DryRun;
import org.earmark.plugins.models.htsat.HtsAt;
import org.earmark.plugins.models.htsat.HtsAtFactory;
import org.earmark.plugins.models.htsat.HtsAtOptions;
import org.earmark.plugins.models.htsat.Size;
import org.earmark.plugins.models.htsat.Variant;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.model.ModelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtsAtShapeTest {
    @ParameterizedTest
    @CsvSource({"BASE, H, 768", "BASE, HC, 768", "TINY, H, 256", "TINY, HC, 256"})
    void aTrainingBatchHasTheShapesThatTheSeamPromises(Size size, Variant variant, int width) {
        DryRun run = FlopCounter.dryRun(network(size, variant), 3, 1001, 64, true);

        assertThat(run.clipwise()).containsExactly(3, 50);
        assertThat(run.framewise().orElseThrow()).containsExactly(3, 32, 50);
        assertThat(run.latent().orElseThrow()).containsExactly(3, width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1023, 1024})
    void anyNumberOfFramesUpTo1024Fits(int frames) {
        assertThat(FlopCounter.dryRun(network(Size.TINY, Variant.HC), 2, frames, 64, true)
                        .clipwise())
                .containsExactly(2, 50);
    }

    @Test
    void longerClipsAreRefusedWithTheLengthThatFits() {
        HtsAt network = network(Size.TINY, Variant.HC);

        assertThatThrownBy(() -> FlopCounter.dryRun(network, 1, 1025, 64, false))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining("1025 frames")
                .hasMessageContaining("at most 1024")
                .hasMessageContaining("10.23 s (audio.seconds)");
    }

    /** The figure published for the public implementation's forward pass is "about 12". */
    @Test
    void theBaseNetworkTakesAboutTwelveBillionOperations() {
        assertThat(FlopCounter.forward(network(Size.BASE, Variant.HC), 1001, 64))
                .isBetween(11_900_000_000L, 12_100_000_000L);
    }

    private static HtsAt network(Size size, Variant variant) {
        List<String> names = IntStream.range(0, 50).mapToObj(i -> "class-" + i).toList();
        return new HtsAtFactory()
                .create(HtsAtOptions.of(size, variant), new ModelContext(new Vocabulary(names), FrontEnd.standard()));
    }
}
