package org.earmark.cli;

import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earmark.core.bench.ThroughputBench;
import org.earmark.core.bench.ThroughputBench.Subject;
import org.earmark.core.bench.ThroughputResult;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.run.CellRates;
import org.earmark.core.run.CostModel;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Partition;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.ProcessEnvironment;

/** Measures for a few seconds how fast a kind of cells is that was never run. */
final class CostProbe {
    private static final double SECONDS = 3;

    private final PluginRegistry plugins;
    private final GlobalOptions options;

    @Inject
    CostProbe(PluginRegistry plugins, GlobalOptions options) {
        this.plugins = plugins;
        this.options = options;
    }

    /** What the cells' engine wants of this process; nothing when they have several engines. */
    ProcessEnvironment wanted(List<Cell> cells) {
        Set<PluginChoice> engines = new LinkedHashSet<>();
        cells.forEach(cell -> engines.add(cell.spec().engine()));
        if (engines.size() != 1) {
            return ProcessEnvironment.unchanged();
        }
        PluginChoice engine = engines.iterator().next();
        return Creation.processEnvironment(
                plugins.engine(engine.name()), engine.options(), new EngineContext(options.workerThreads()));
    }

    void measure(List<Cell> kinds, CostModel model) {
        for (Cell cell : kinds) {
            CellSpec spec = cell.spec();
            String name = spec.dataset().name();
            AudioDataset dataset = Creation.dataset(
                    plugins.dataset(name),
                    spec.dataset().options(),
                    new DatasetContext(Optional.ofNullable(options.dataRoots().get(name))));
            Partition partition = dataset.partition(spec.fold());
            ThroughputResult result = new ThroughputBench(plugins, System::nanoTime)
                    .measure(
                            new Subject(spec, dataset.vocabulary(), dataset.labelKind()),
                            options.slots().get(0).device(),
                            options.workerThreads(),
                            SECONDS);
            model.learn(
                    spec,
                    new CellRates(
                            result.train().throughput().clipsPerSecond(),
                            result.evaluate().throughput().clipsPerSecond(),
                            partition.train().length,
                            partition.test().length));
        }
    }
}
