package org.earmark.core.tiny;

import java.util.Map;
import java.util.Optional;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellId;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.start.Start;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;

/** Cells for {@link TinyFactories}: 24 tones, of which 18 train in batches of 4 (five steps an epoch), four epochs. */
public final class TinyCells {
    public static final FrontEnd FRONT_END = new FrontEnd(TinyDataset.RATE, 64, 32, 8, 0, 500);
    public static final ClipLayout LAYOUT = new ClipLayout(TinyDataset.RATE, 0.5, ClipLayout.Fill.ZERO);
    public static final int STEPS_PER_EPOCH = 5;
    public static final TrainingOptions TRAINING = new TrainingOptions(4, 4, 1, true);

    private TinyCells() {}

    public static Cell cell(long seed) {
        return cell(seed, new TinyFactories.DatasetOptions(24, -1));
    }

    public static Cell cell(long seed, TinyFactories.DatasetOptions data) {
        return cell(seed, data, EvaluationOptions.standard());
    }

    public static Cell cell(long seed, TinyFactories.DatasetOptions data, EvaluationOptions evaluation) {
        AdamWOptions usual = AdamWOptions.standard();
        CellSpec spec = new CellSpec(
                new PluginChoice("tones", "1", data),
                LAYOUT,
                FRONT_END,
                plain("regression"),
                plain("ce"),
                plain("none"),
                plain("constant"),
                plain("tiny"),
                new AdamWOptions(0.05, usual.beta1(), usual.beta2(), usual.epsilon(), 0, 0),
                TRAINING,
                Start.scratch(),
                Optional.empty(),
                seed,
                evaluation);
        String fingerprint = new TinyDataset(data).fingerprint();
        return new Cell(
                CellId.of(spec, fingerprint), "seed=" + seed, Map.of("seed", Long.toString(seed)), spec, fingerprint);
    }

    private static PluginChoice plain(String name) {
        return new PluginChoice(name, "1", new TinyFactories.NoOptions());
    }
}
