package org.earmark.plugins.datasets.esc50;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The real ESC-10 in the folder {@code esc10} of the folder that the variable names. */
@EnabledIfEnvironmentVariable(
        named = "EARMARK_TEST_DATA",
        matches = ".+",
        disabledReason = "EARMARK_TEST_DATA names no folder with real data")
class RealEsc10Test {
    private AudioDataset set;

    @BeforeEach
    void open() {
        Path root = Path.of(System.getenv("EARMARK_TEST_DATA")).resolve("esc10");
        Esc50Factory factory = new Esc50Factory();
        set = factory.create(factory.defaults(), new DatasetContext(Optional.of(root)));
    }

    @Test
    void has400ClipsOfTenClasses() {
        assertThat(set.size()).isEqualTo(400);
        assertThat(set.vocabulary().names())
                .containsExactly(
                        "dog",
                        "rooster",
                        "rain",
                        "sea_waves",
                        "crackling_fire",
                        "crying_baby",
                        "sneezing",
                        "clock_tick",
                        "helicopter",
                        "chainsaw");
    }

    @Test
    void everyFoldTests80Clips() {
        for (String fold : set.folds()) {
            assertThat(set.partition(Optional.of(fold)).test())
                    .as("fold %s", fold)
                    .hasSize(80);
            assertThat(set.partition(Optional.of(fold)).train()).hasSize(320);
        }
    }

    @Test
    void foldsAreThoseOfTheFileNames() {
        for (int i = 0; i < set.size(); i++) {
            String id = set.clip(i).id();
            int[] tested = set.partition(Optional.of(id.substring(0, 1))).test();
            assertThat(tested).as(id).contains(i);
        }
    }
}
