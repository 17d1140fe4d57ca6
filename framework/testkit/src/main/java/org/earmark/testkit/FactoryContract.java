package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;

/**
 * What holds for every factory of any kind.
 *
 * @param <O> the options record
 */
public interface FactoryContract<O extends Record> {
    /** The factory to examine. */
    Factory<O> factory();

    /** The plugin that offers it. */
    Plugin plugin();

    /** The factories of this kind that a plugin offers. */
    List<? extends Factory<?>> offered(Plugin plugin);

    @Test
    default void nameIsValid() {
        assertThat(factory().name()).matches("[a-z][a-z0-9_-]*");
    }

    @Test
    default void versionIsOneWord() {
        assertThat(factory().version()).matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    @Test
    default void summaryIsOneLine() {
        assertThat(factory().summary()).isNotBlank().doesNotContain("\n").hasSizeLessThanOrEqualTo(120);
    }

    @Test
    default void defaultsAreTheSameEveryTime() {
        assertThat(factory().defaults()).isEqualTo(factory().defaults());
    }

    @Test
    default void defaultsAreValid() {
        Problems problems = new Problems();
        if (factory().defaults() instanceof Validated validated) {
            validated.validate(problems);
        }
        assertThat(problems.all()).isEmpty();
    }

    @Test
    default void optionsHaveOnlyTypesThatExperimentFilesCanGive() {
        assertThat(OptionTypes.unsupported(factory().defaults().getClass())).isEmpty();
    }

    @Test
    default void optionsHoldNoNull() {
        assertThat(OptionTypes.nulls(factory().defaults())).isEmpty();
    }

    @Test
    default void optionsThatWereAddedLaterAreEmptyByDefault() {
        assertThat(OptionTypes.addedLaterButNotEmpty(factory().defaults())).isEmpty();
    }

    @Test
    default void pluginOffersTheFactoryOnce() {
        assertThat(offered(plugin()).stream().map(Factory::name))
                .containsOnlyOnce(factory().name());
    }

    @Test
    default void pluginIsRegistered() {
        assertThat(registered()).contains(plugin().getClass().getName());
    }

    private List<String> registered() {
        List<String> names = new ArrayList<>();
        try {
            String file = "META-INF/services/" + Plugin.class.getName();
            for (URL url : Collections.list(plugin().getClass().getClassLoader().getResources(file))) {
                try (InputStream stream = url.openStream()) {
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
