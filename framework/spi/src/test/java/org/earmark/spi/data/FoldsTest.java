package org.earmark.spi.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.error.InvalidInputException;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static final Folds CROSS = Folds.crossValidation("dogs", List.of("a", "b"), new int[] {0, 1, 0});

    @Test
    void oneFoldIsTestedAndTheOthersAreTrainedOn() {
        Partition partition = CROSS.partition(Optional.of("a"));

        assertThat(partition.test()).containsExactly(0, 2);
        assertThat(partition.train()).containsExactly(1);
    }

    @Test
    void aSetWithFoldsAsksForOne() {
        assertThatThrownBy(() -> CROSS.partition(Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("choose one of a, b");
    }

    @Test
    void anUnknownFoldIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> CROSS.partition(Optional.of("c")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("dogs has the folds a, b");
    }

    @Test
    void aFixedPartitionHasNoFolds() {
        Folds fixed = Folds.fixed("cats", new Partition(new int[] {0}, new int[0], new int[] {1}));

        assertThat(fixed.partition(Optional.empty()).test()).containsExactly(1);
        assertThatThrownBy(() -> fixed.partition(Optional.of("1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cats has one fixed partition");
    }
}
