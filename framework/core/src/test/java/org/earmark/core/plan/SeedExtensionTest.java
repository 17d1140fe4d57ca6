package org.earmark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.core.plan.PlanningFixture.VALID;
import static org.earmark.core.plan.PlanningFixture.replaced;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedExtensionTest {
    private final PlanningFixture fixture;

    SeedExtensionTest(@TempDir Path folder) {
        fixture = new PlanningFixture(folder);
    }

    @Test
    void addedCellsAreThoseThatTheGridWouldHave() {
        Plan two = fixture.plan(VALID);
        Plan three = fixture.plan(replaced("seed: [1, 2]", "seed: [1, 2, 3]"));

        List<Cell> added = two.cells().stream()
                .filter(cell -> cell.spec().seed() == 2)
                .map(cell -> SeedExtension.withSeed(cell, SeedExtension.highestSeed(two) + 1))
                .toList();

        assertThat(three.cells()).containsAll(added);
        assertThat(SeedExtension.extended(two, added).cells()).containsExactlyInAnyOrderElementsOf(three.cells());
    }

    @Test
    void theAxisTellsTheAddedSeeds() {
        Plan plan = fixture.plan(VALID);

        Plan extended = SeedExtension.extended(
                plan, List.of(SeedExtension.withSeed(plan.cells().get(0), 7)));

        assertThat(extended.axes().get("seed")).containsExactly("1", "2", "7");
        assertThat(extended.cells().get(12).title()).isEqualTo("schedule=htsat-steps, seed=7, fold=1");
    }
}
