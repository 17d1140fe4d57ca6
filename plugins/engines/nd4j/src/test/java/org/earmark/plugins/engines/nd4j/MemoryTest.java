package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
    @BeforeAll
    static void loadNativeLibrary() {
        Backend.load(KernelChoice.JVM, 1);
    }

    @Test
    void whatCameBackIsHandedOutAgain() {
        try (Memory memory = new Memory()) {
            Block block = memory.take(1000);
            memory.release(block);
            assertThat(memory.take(1001)).isSameAs(block);
        }
    }

    @Test
    void whatIsInUseIsNotHandedOutTwice() {
        try (Memory memory = new Memory()) {
            assertThat(memory.take(1000)).isNotSameAs(memory.take(1000));
        }
    }

    @Test
    void sizesThatAreNoLongerUsedAreGivenBack() {
        try (Memory memory = new Memory()) {
            memory.release(memory.take(100_000));
            memory.trim();
            Block small = memory.take(1000);
            memory.release(small);
            memory.trim();
            assertThat(memory.held()).isEqualTo(small.capacity());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 64, 65, 1000, 4096, 4097, 1_000_003})
    void roundingWastesAtMostAnEighth(long length) {
        assertThat(Memory.rounded(length))
                .isGreaterThanOrEqualTo(length)
                .isLessThanOrEqualTo(Math.max(64, length + length / 8 + 1));
    }
}
