package org.earmark.core.plugin;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.launch.LauncherFactory;
import org.earmark.spi.loss.LossFactory;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.spi.model.ModelFactory;
import org.earmark.spi.schedule.ScheduleFactory;

/** All factories that could be loaded, and the plugins that could not. Immutable. */
public final class LoadedPlugins implements PluginRegistry {
    private final Map<PluginKind, TreeMap<String, RegisteredFactory>> factories = new EnumMap<>(PluginKind.class);
    private final List<PluginFailure> failures;

    /** @throws InvalidInputException when a name is taken twice within a kind; the message names both jars */
    public LoadedPlugins(Collection<RegisteredFactory> registered, List<PluginFailure> failures) {
        Problems problems = new Problems();
        for (PluginKind kind : PluginKind.values()) {
            factories.put(kind, new TreeMap<>());
        }
        for (RegisteredFactory factory : registered) {
            RegisteredFactory other = factories.get(factory.kind()).putIfAbsent(factory.name(), factory);
            if (other != null) {
                problems.add(
                        "plugins." + factory.kind().id(),
                        factory.name(),
                        "is brought by both " + other.origin() + " and " + factory.origin() + "; remove one of them");
            }
        }
        problems.throwIfAny();
        this.failures = List.copyOf(failures);
    }

    @Override
    public DatasetFactory<?> dataset(String name) {
        return (DatasetFactory<?>) find(PluginKind.DATASET, name).factory();
    }

    @Override
    public ModelFactory<?> model(String name) {
        return (ModelFactory<?>) find(PluginKind.MODEL, name).factory();
    }

    @Override
    public LossFactory<?> loss(String name) {
        return (LossFactory<?>) find(PluginKind.LOSS, name).factory();
    }

    @Override
    public MixupFactory<?> mixup(String name) {
        return (MixupFactory<?>) find(PluginKind.MIXUP, name).factory();
    }

    @Override
    public ScheduleFactory<?> schedule(String name) {
        return (ScheduleFactory<?>) find(PluginKind.SCHEDULE, name).factory();
    }

    @Override
    public EngineFactory<?> engine(String name) {
        return (EngineFactory<?>) find(PluginKind.ENGINE, name).factory();
    }

    @Override
    public LauncherFactory<?> launcher(String name) {
        return (LauncherFactory<?>) find(PluginKind.LAUNCHER, name).factory();
    }

    @Override
    public Collection<String> names(PluginKind kind) {
        return List.copyOf(factories.get(kind).keySet());
    }

    @Override
    public String origin(PluginKind kind, String name) {
        return find(kind, name).origin();
    }

    /** All factories by kind, then name. */
    public List<RegisteredFactory> registered() {
        return factories.values().stream()
                .flatMap(byName -> byName.values().stream())
                .toList();
    }

    /** Plugins that could not be loaded. */
    public List<PluginFailure> failures() {
        return failures;
    }

    private RegisteredFactory find(PluginKind kind, String name) {
        return Optional.ofNullable(factories.get(kind).get(name)).orElseThrow(() -> unknown(kind, name));
    }

    private InvalidInputException unknown(PluginKind kind, String name) {
        Collection<String> names = names(kind);
        String message = names.isEmpty()
                ? "no plugin brings any " + kind.id()
                : "is no " + kind.id() + "; there are " + String.join(", ", names);
        if (!failures.isEmpty()) {
            message += " (" + failures.size() + " plugins could not be loaded: see earmark plugins)";
        }
        Problem problem = Problem.of("name", name, message);
        return new InvalidInputException(
                Problems.nearest(name, names).map(problem::suggesting).orElse(problem));
    }
}
