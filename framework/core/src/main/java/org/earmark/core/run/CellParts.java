package org.earmark.core.run;

import java.util.List;
import java.util.Optional;
import org.earmark.core.audio.ResampledFiles;
import org.earmark.core.data.LabelledClips;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.protocol.InputSize;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.RankGroup;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.schedule.LearningRateSchedule;

/** What the plugins of a cell make: everything that training needs but the engine. */
record CellParts(
        CellSpec spec,
        AudioDataset dataset,
        Partition partition,
        Model model,
        Loss loss,
        Mixup mixup,
        LearningRateSchedule schedule,
        RandomSource random) {

    /**
     * @throws DataException when the data are not those that the cell was planned with
     * @throws EarmarkException when a plugin refuses
     */
    static CellParts create(PluginRegistry plugins, Cell cell, WorkerOrder order) {
        CellSpec spec = cell.spec();
        AudioDataset dataset = dataset(plugins, cell, order);
        return new CellParts(
                spec,
                dataset,
                partition(dataset, spec),
                Creation.model(
                        plugins.model(spec.model().name()),
                        spec.model().options(),
                        new ModelContext(dataset.vocabulary(), spec.frontEnd())),
                Creation.loss(
                        plugins.loss(spec.loss().name()),
                        spec.loss().options(),
                        new LossContext(dataset.vocabulary(), dataset.labelKind())),
                Creation.mixup(plugins.mixup(spec.mixup().name()), spec.mixup().options()),
                Creation.schedule(
                        plugins.schedule(spec.schedule().name()),
                        spec.schedule().options()),
                new RandomSource(spec.seed()));
    }

    private static AudioDataset dataset(PluginRegistry plugins, Cell cell, WorkerOrder order) {
        String name = cell.spec().dataset().name();
        AudioDataset dataset = Creation.dataset(
                plugins.dataset(name),
                cell.spec().dataset().options(),
                ResampledFiles.contextOf(Optional.ofNullable(order.dataRoots().get(name))));
        if (!dataset.fingerprint().equals(cell.dataFingerprint())) {
            throw new DataException("The data set " + name + " has changed since the cell was planned: its fingerprint"
                    + " is " + dataset.fingerprint() + ", the plan has " + cell.dataFingerprint()
                    + ". Plan the experiment again.");
        }
        return dataset;
    }

    private static Partition partition(AudioDataset dataset, CellSpec spec) {
        Partition partition = evaluated(dataset, spec);
        if (partition.train().length == 0 || partition.test().length == 0) {
            throw new DataException("The data set " + spec.dataset().name()
                    + spec.fold().map(fold -> ", fold " + fold + ",").orElse("") + " has " + partition.train().length
                    + " clips for training and " + partition.test().length
                    + " for testing; at least one of each is needed.");
        }
        return partition;
    }

    private static Partition evaluated(AudioDataset dataset, CellSpec spec) {
        Partition whole = dataset.partition(spec.fold());
        return spec.training().dropUnlabelled()
                ? new Partition(whole.train(), whole.validation(), LabelledClips.of(dataset, whole.test()))
                : whole;
    }

    /** How many clips of the test part were left out for want of a label. */
    int dropped() {
        return dataset.partition(spec.fold()).test().length - partition.test().length;
    }

    /** What the network takes at once; known for the HTS-AT family. */
    Optional<InputSize> inputSize() {
        return InputSize.of(spec.model().name(), OptionsTree.of(spec.model().options()), spec.frontEnd());
    }

    /** The metric that decides which epoch is best: accuracy where each clip has one class, mAP otherwise. */
    String primaryMetric() {
        return dataset.labelKind() == LabelKind.SINGLE ? "accuracy" : "mAP";
    }

    /** Every metric that is defined on such labels. */
    List<String> metricNames() {
        return MetricSet.tagging().names(dataset.labelKind());
    }

    static Engine engine(PluginRegistry plugins, CellSpec spec, WorkerOrder order) {
        return Creation.engine(
                plugins.engine(spec.engine().name()),
                spec.engine().options(),
                new EngineContext(order.threads(), order.ranks()));
    }

    /** An engine that knows of no other ranks. */
    static Engine engineOfOne(PluginRegistry plugins, CellSpec spec, WorkerOrder order) {
        return Creation.engine(
                plugins.engine(spec.engine().name()),
                spec.engine().options(),
                new EngineContext(order.threads(), RankGroup.alone()));
    }
}
