package org.earmark.analysis.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.PlannedCell;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.store.StoreReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectsTest {
    @TempDir
    Path output;

    @Test
    void anAxisIsAveragedOverTheOther() {
        // The wide model gains 0.1 under one schedule and 0.3 under the other.
        Effects effects = effects(cell -> 0.4 + (wide(cell) ? 0.1 : 0) + (wide(cell) && cosine(cell) ? 0.2 : 0));

        Effect model = effects.ofAxes().get(0);

        assertThat(model.changed()).containsEntry("model", "wide");
        assertThat(model.places()).isEqualTo(2);
        assertThat(model.decision().summary().mean()).isCloseTo(0.2, within(1e-3));
    }

    @Test
    void anInteractionIsTheDifferenceOfDifferences() {
        Effects effects = effects(cell -> 0.4 + (wide(cell) ? 0.1 : 0) + (wide(cell) && cosine(cell) ? 0.2 : 0));

        Effect both = effects.interactions().get(0);

        assertThat(both.changed()).containsEntry("model", "wide").containsEntry("schedule", "cosine");
        assertThat(both.decision().summary().mean()).isCloseTo(0.2, within(1e-2));
        assertThat(both.decision().verdict()).isEqualTo(Verdict.HIGHER);
    }

    @Test
    void effectsThatAddUpDoNotInteract() {
        Effects effects = effects(cell -> 0.4 + (wide(cell) ? 0.1 : 0) + (cosine(cell) ? 0.2 : 0));

        assertThat(effects.interactions().get(0).decision().verdict()).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void everyPlaceIsAveragedOverTheFoldsOfAllItsSides() {
        StoreFixture folds =
                grid().axis("fold", "1", "2", "3").exclude(Map.of("model", "wide", "schedule", "cosine", "fold", "1"));

        Effects effects = effects(folds, cell -> 0.4 + 0.1 * Integer.parseInt(cell.axis("fold", "0")));

        assertThat(effects.ofAxes()).allSatisfy(effect -> {
            assertThat(effect.leftOutFolds()).containsExactly("1");
            assertThat(effect.decision().summary().mean()).isCloseTo(0, within(2e-3));
        });
        assertThat(effects.interactions().get(0).leftOutFolds()).containsExactly("1");
        assertThat(effects.interactions().get(0).decision().summary().mean()).isCloseTo(0, within(5e-3));
    }

    private Effects effects(ToDoubleFunction<PlannedCell> accuracy) {
        return effects(grid(), accuracy);
    }

    private StoreFixture grid() {
        return new StoreFixture(output, "grid")
                .axis("model", "narrow", "wide")
                .axis("schedule", "constant", "cosine")
                .axis("seed", "0", "1", "2", "3");
    }

    private Effects effects(StoreFixture grid, ToDoubleFunction<PlannedCell> accuracy) {
        grid.write(cell -> Outcome.done(Map.of(
                "accuracy", accuracy.applyAsDouble(cell) + 0.001 * (cell.title().hashCode() % 7))));
        return new Effects(
                Grouping.by(
                        new StoreReader(output, attempt -> true).read("grid").cells(), Grouping.ALL_BUT_SEED_AND_FOLD),
                new TreeMap<>(Map.of("model", "narrow", "schedule", "constant")),
                "accuracy",
                1);
    }

    private static boolean wide(PlannedCell cell) {
        return cell.axis("model", "").equals("wide");
    }

    private static boolean cosine(PlannedCell cell) {
        return cell.axis("schedule", "").equals("cosine");
    }
}
