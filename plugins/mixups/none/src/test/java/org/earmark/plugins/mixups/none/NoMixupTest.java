package org.earmark.plugins.mixups.none;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.spi.random.RandomSource;
import org.junit.jupiter.api.Test;

class NoMixupTest {
    @Test
    void nothingIsMixed() {
        NoMixupFactory factory = new NoMixupFactory();
        assertThat(factory.create(factory.defaults()).plan(8, 100, new RandomSource(1).stream("mixup")))
                .isEmpty();
    }
}
