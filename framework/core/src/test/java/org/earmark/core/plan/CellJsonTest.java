package org.earmark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.plugin.FakeFactories;
import org.earmark.core.plugin.FakeFactories.DatasetOptions;
import org.earmark.core.plugin.FakeFactories.EngineOptions;
import org.earmark.core.plugin.FakeFactories.ModelOptions;
import org.earmark.core.plugin.FakeFactories.NoOptions;
import org.earmark.core.plugin.FakeFactories.ScheduleOptions;
import org.earmark.core.plugin.FakeFactories.Size;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.protocol.LongClips;
import org.earmark.core.protocol.WeightSelection;
import org.earmark.core.start.Start;
import org.earmark.spi.AddedLater;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;

class CellJsonTest {
    private static final CellSpec SPEC = spec(EvaluationOptions.standard());
    private static final Cell CELL = new Cell(
            CellId.of(SPEC, "abc"), "schedule=cosine, seed=7", Map.of("schedule", "cosine", "seed", "7"), SPEC, "abc");

    private final CellJson json = new CellJson(FakeFactories.registry());

    @Test
    void readsBackWhatItWrites() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        String text = mapper.writeValueAsString(json.write(CELL, "rain"));

        assertThat(json.read(mapper.readTree(text))).isEqualTo(CELL);
    }

    @Test
    void theIdIsStable() {
        // Golden: a change here makes every stored result count as another cell's. It is only right together with a
        // new format of the identity.
        assertThat(CELL.id()).isEqualTo("16c5c27a2e9dcc6a");
    }

    @Test
    void theIdDependsOnTheDataAndOnTheSpec() {
        CellSpec otherSeed = SPEC.withSeed(8);

        assertThat(CellId.of(SPEC, "abd")).isNotEqualTo(CELL.id());
        assertThat(CellId.of(otherSeed, "abc")).isNotEqualTo(CELL.id());
    }

    @Test
    void aCellThatIsOlderThanAnOptionOfItsEvaluationIsTheSameCell() {
        EvaluationOptions mean =
                new EvaluationOptions(WeightSelection.AVERAGE, 2, 10, 100, LongClips.SLICES, 10, 5, false, false);
        CellSpec spec = spec(mean);
        Cell judged = new Cell(CellId.of(spec, "abc"), CELL.title(), CELL.axes(), spec, "abc");
        ObjectNode tree = json.write(judged, "rain");
        ((ObjectNode) tree.at("/spec/evaluation")).remove("wholeClips");

        assertThat(json.read(tree)).isEqualTo(judged);
    }

    record NewerEngineOptions(Precision precision, @AddedLater Optional<Integer> clips) {}

    @Test
    void anOptionThatAPluginGotLaterIsPartOfTheIdentityOnlyWhenItIsGiven() {
        assertThat(CellId.of(withEngine(Optional.empty()), "abc")).isEqualTo(CELL.id());
        assertThat(CellId.of(withEngine(Optional.of(4)), "abc")).isNotEqualTo(CELL.id());
    }

    private static CellSpec withEngine(Optional<Integer> clips) {
        return spec(
                EvaluationOptions.standard(),
                new PluginChoice("torch", "1", new NewerEngineOptions(Precision.BF16, clips)));
    }

    @Test
    void refusesACellThatWasChangedByHand() {
        ObjectNode tree = json.write(CELL, "rain");
        ((ObjectNode) tree.get("spec")).put("seed", 8);

        assertThatThrownBy(() -> json.read(tree))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("was changed after planning");
    }

    @Test
    void refusesAnotherVersionOfAPlugin() {
        ObjectNode tree = json.write(CELL, "rain");
        ((ObjectNode) tree.at("/spec/model")).put("version", "0");

        assertThatThrownBy(() -> json.read(tree))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("model.version = 0")
                .hasMessageContaining("another version of net");
    }

    @Test
    void namesEverythingThatCannotBeRead() {
        ObjectNode tree = json.write(CELL, "rain");
        ((ObjectNode) tree.at("/spec/loss")).put("name", "clip_c");
        ((ObjectNode) tree.at("/spec/training")).remove("epochs");

        assertThatThrownBy(() -> json.read(tree))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("loss.name = clip_c")
                .hasMessageContaining("training.epochs: is missing");
    }

    private static CellSpec spec(EvaluationOptions evaluation) {
        return spec(evaluation, new PluginChoice("torch", "1", new EngineOptions(Precision.BF16)));
    }

    private static CellSpec spec(EvaluationOptions evaluation, PluginChoice engine) {
        return new CellSpec(
                new PluginChoice("drops", "1", new DatasetOptions(10)),
                new ClipLayout(16000, 1, ClipLayout.Fill.ZERO),
                FrontEnd.standard(),
                new PluginChoice("net", "1", new ModelOptions(Size.EXTRA_LARGE, 0.1)),
                new PluginChoice("clip_ce", "1", new NoOptions()),
                new PluginChoice("none", "1", new NoOptions()),
                new PluginChoice("cosine", "1", new ScheduleOptions(3)),
                engine,
                AdamWOptions.standard(),
                TrainingOptions.standard(),
                Start.scratch(),
                Optional.of("1"),
                7,
                evaluation);
    }
}
