package org.earmark.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.AddedLater;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;

class OptionsTreeTest {
    record Inner(@AddedLater Optional<Double> rate) {}

    record Options(int epochs, Optional<Integer> limit, @AddedLater Optional<Integer> steps, Inner inner) {}

    private static final Options SILENT =
            new Options(3, Optional.empty(), Optional.empty(), new Inner(Optional.empty()));

    @Test
    void whatWasAddedLaterIsLeftOutWhileItIsEmpty() {
        assertThat(CanonicalJson.write(OptionsTree.of(SILENT))).isEqualTo("{\"epochs\":3,\"inner\":{},\"limit\":null}");
    }

    @Test
    void whatWasAddedLaterIsThereWhenItSaysSomething() {
        Options options = new Options(3, Optional.empty(), Optional.of(4), new Inner(Optional.of(0.5)));

        assertThat(CanonicalJson.write(OptionsTree.of(options)))
                .isEqualTo("{\"epochs\":3,\"inner\":{\"rate\":0.5},\"limit\":null,\"steps\":4}");
    }

    @Test
    void theCompleteTreeHasAllComponents() {
        assertThat(CanonicalJson.write(OptionsTree.complete(SILENT)))
                .isEqualTo("{\"epochs\":3,\"inner\":{\"rate\":null},\"limit\":null,\"steps\":null}");
    }

    @Test
    void bothTreesAreReadBack() {
        for (var tree : List.of(OptionsTree.of(SILENT), OptionsTree.complete(SILENT))) {
            Problems problems = new Problems();
            assertThat(OptionsBinder.bind(tree, Options.class, problems)).contains(SILENT);
        }
    }
}
