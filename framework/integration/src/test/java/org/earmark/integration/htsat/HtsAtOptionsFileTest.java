package org.earmark.integration.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.earmark.core.options.OptionsBinder;
import org.earmark.plugins.models.htsat.HtsAtFactory;
import org.earmark.plugins.models.htsat.HtsAtOptions;
import org.earmark.plugins.models.htsat.Size;
import org.earmark.plugins.models.htsat.Variant;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;

class HtsAtOptionsFileTest {
    private final Problems problems = new Problems();

    @Test
    void sizeVariantAndReplacedDimensionsComeFromTheFile() {
        HtsAtOptions options = bind("{'size': 'tiny', 'variant': 'h', 'depths': [1, 2], 'heads': [2, 2],"
                        + " 'spectrogramSize': 128, 'specAugment': {'enabled': false}}")
                .orElseThrow();

        assertThat(problems.all()).isEmpty();
        assertThat(options.size()).isEqualTo(Size.TINY);
        assertThat(options.variant()).isEqualTo(Variant.H);
        assertThat(options.depths()).contains(List.of(1, 2));
        assertThat(options.embedDimension()).isEmpty();
        assertThat(options.specAugment().enabled()).isFalse();
        assertThat(options.specAugment().timeWidth()).isEqualTo(64);
    }

    @Test
    void everyProblemHasItsPath() {
        Optional<HtsAtOptions> options =
                bind("{'size': 'huge', 'windowSize': 7, 'heads': [5, 8, 16, 32], 'specAugment': {'timeWidth': 0}}");

        assertThat(options).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::path)
                .contains("size", "windowSize", "heads[0]", "specAugment.timeWidth");
    }

    private Optional<HtsAtOptions> bind(String json) {
        try {
            return OptionsBinder.bind(
                    new ObjectMapper().readTree(json.replace('\'', '"')), new HtsAtFactory().defaults(), problems);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
