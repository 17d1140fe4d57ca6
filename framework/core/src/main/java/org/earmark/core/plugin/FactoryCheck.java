package org.earmark.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.earmark.core.options.OptionsBinder;
import org.earmark.core.options.OptionsTree;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.error.Problems;

/** Takes the factories out of a plugin and refuses a plugin that breaks the contract of {@link Factory}. */
final class FactoryCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    private FactoryCheck() {}

    /** @throws IllegalArgumentException saying what the plugin does wrong */
    static List<RegisteredFactory> factories(Plugin plugin, String origin) {
        List<RegisteredFactory> found = new ArrayList<>();
        for (PluginKind kind : PluginKind.values()) {
            List<? extends Factory<?>> factories = ofKind(kind).apply(plugin);
            require(factories != null, "its list of " + kind.id() + " factories is null");
            for (Factory<?> factory : factories) {
                require(factory != null, "it lists a " + kind.id() + " factory that is null");
                check(factory);
                found.add(new RegisteredFactory(kind, factory, origin));
            }
        }
        return found;
    }

    private static Function<Plugin, List<? extends Factory<?>>> ofKind(PluginKind kind) {
        return switch (kind) {
            case DATASET -> Plugin::datasets;
            case MODEL -> Plugin::models;
            case LOSS -> Plugin::losses;
            case MIXUP -> Plugin::mixups;
            case SCHEDULE -> Plugin::schedules;
            case ENGINE -> Plugin::engines;
            case LAUNCHER -> Plugin::launchers;
        };
    }

    private static void check(Factory<?> factory) {
        String type = factory.getClass().getName();
        String name = factory.name();
        require(
                name != null && NAME.matcher(name).matches(),
                "the name " + name + " of " + type + " does not match " + NAME.pattern());
        require(factory.version() != null && !factory.version().isBlank(), type + " has no version");
        require(factory.summary() != null && !factory.summary().isBlank(), type + " has no summary");
        require(factory.defaults() != null, type + " has no default options");
        checkDefaults(factory);
    }

    private static void checkDefaults(Factory<?> factory) {
        Problems problems = new Problems();
        Optional<? extends Record> again =
                OptionsBinder.bind(OptionsTree.of(factory.defaults()), factory.defaults(), problems);
        require(
                again.isPresent() && again.get().equals(factory.defaults()),
                "the default options of " + factory.name() + " are not valid: " + problems.all());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
