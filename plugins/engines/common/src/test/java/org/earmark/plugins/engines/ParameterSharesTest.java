package org.earmark.plugins.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterSharesTest {
    @Test
    void everyThreadGetsAboutAsMuch() {
        assertThat(ParameterShares.of(new long[] {1, 5, 9, 4}, 2)).containsExactly(List.of(2, 0), List.of(1, 3));
    }
}
