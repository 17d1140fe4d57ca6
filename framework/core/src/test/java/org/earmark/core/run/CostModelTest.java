package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.core.tiny.TinyCells;
import org.earmark.core.tiny.TinyFactories;
import org.earmark.core.tiny.TinyFactories.Accident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostModelTest {
    private static final CellRates RATES = new CellRates(10, 50, 200, 100);
    private static final TinyFactories.DatasetOptions OTHER_DATA = new TinyFactories.DatasetOptions(36, -1);

    @TempDir
    private Path folder;

    @Test
    void cellsThatDifferInNothingCostlyCostTheSame() {
        Cell first = TinyCells.cell(1);
        CostModel model = new CostModel();
        model.learn(first.spec(), RATES);

        CostModel.Cost cost = model.cost(List.of(first, TinyCells.cell(2)));

        TrainingOptions training = first.spec().training();
        assertThat(cost.judged()).isEqualTo(2);
        assertThat(cost.unknown()).isEmpty();
        assertThat(cost.seconds()).isCloseTo(2 * RATES.seconds(training), within(1e-9));
    }

    @Test
    void oneCellOfEachKindThatWasNeverRunIsNamed() {
        Cell known = TinyCells.cell(1);
        Cell other = TinyCells.cell(1, OTHER_DATA);
        CostModel model = new CostModel();
        model.learn(known.spec(), RATES);

        CostModel.Cost cost = model.cost(List.of(other, known, TinyCells.cell(2, OTHER_DATA)));

        assertThat(cost.judged()).isEqualTo(1);
        assertThat(cost.unknown()).containsExactly(other);
    }

    @Test
    void whatWasRunIsReadFromTheStore() throws InterruptedException {
        Workshop workshop = new Workshop(folder);
        workshop.run(Accident.NONE, TinyCells.cell(1));

        CostModel.Cost cost = CostModel.ofPastRuns(workshop.store()).cost(List.of(TinyCells.cell(2)));

        assertThat(cost.judged()).isEqualTo(1);
        assertThat(cost.seconds()).isPositive();
    }
}
