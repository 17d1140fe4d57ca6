package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private final List<String> closed = new ArrayList<>();
    private final Holdings held = new Holdings();

    @Test
    void whatCameLastIsClosedFirst() {
        held.add("ranks", closed::add);
        held.add("parameters", closed::add);
        held.close();

        assertThat(closed).containsExactly("parameters", "ranks");
    }

    @Test
    void oneThatCannotBeClosedKeepsNoOtherOpen() {
        held.add("ranks", closed::add);
        held.add("copies", name -> {
            throw new IllegalStateException(name);
        });
        held.add("parameters", closed::add);

        assertThatThrownBy(held::close).hasMessage("copies");
        assertThat(closed).containsExactly("parameters", "ranks");
    }

    @Test
    void nothingIsClosedTwice() {
        held.add("ranks", closed::add);
        held.close();
        held.close();

        assertThat(closed).hasSize(1);
    }
}
