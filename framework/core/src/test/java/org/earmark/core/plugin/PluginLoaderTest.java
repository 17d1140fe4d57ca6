package org.earmark.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.schedule.ScheduleFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {
    @TempDir
    private Path folder;

    private JarBuilder jars;

    @BeforeEach
    void oneGoodPlugin() throws IOException {
        jars = new JarBuilder(folder);
        jars.jar("good.jar", "Good", JarBuilder.schedule("Good", "ramp"), List.of("Good"));
    }

    @Test
    void loadsAFactoryAndKnowsItsJar() {
        LoadedPlugins plugins = load();

        assertThat(plugins.names(PluginKind.SCHEDULE)).contains("ramp");
        assertThat(plugins.origin(PluginKind.SCHEDULE, "ramp"))
                .isEqualTo(jars.plugins().resolve("good.jar").toString());
        assertThat(plugins.failures()).isEmpty();
    }

    @Test
    void optionsOfALoadedFactoryCanBeUsed() {
        ScheduleFactory<?> factory = load().schedule("ramp");

        assertThat(Creation.schedule(factory, factory.defaults())).isNotNull();
    }

    @Test
    void aFactoryRefusesTheOptionsOfAnother() {
        assertThatThrownBy(() -> Creation.schedule(load().schedule("ramp"), new FakeFactories.NoOptions()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsNoJarIsListed() throws IOException {
        Files.writeString(jars.plugins().resolve("broken.jar"), "this is no zip file");

        assertFailure("broken.jar", "it is not a readable jar");
    }

    @Test
    void aJarThatNamesNoPluginIsListed() throws IOException {
        jars.jar("silent.jar", "Silent", JarBuilder.schedule("Silent", "silent"), List.of());

        assertFailure("silent.jar", "so it names no plugin");
    }

    @Test
    void aMissingClassIsListedAndHidesNoOtherOfItsJar() throws IOException {
        jars.jar("half.jar", "Half", JarBuilder.schedule("Half", "half"), List.of("Nowhere", "Half"));

        assertThat(assertFailure("half.jar", "Nowhere not found").names(PluginKind.SCHEDULE))
                .contains("half");
    }

    @Test
    void aClassThatIsNoPluginIsListed() throws IOException {
        jars.jar("other.jar", "Other", "public class Other {}", List.of("Other"));

        assertFailure("other.jar", "Other not a subtype");
    }

    @Test
    void aConstructorThatThrowsIsListed() throws IOException {
        String source = JarBuilder.schedule("Thrower", "thrower")
                .replace(
                        "public record",
                        "public Thrower() { throw new IllegalStateException(\"no luck\"); }\n" + "public record");
        jars.jar("thrower.jar", "Thrower", source, List.of("Thrower"));

        assertFailure("thrower.jar", "java.lang.IllegalStateException: no luck");
    }

    @Test
    void aListThatIsNullIsListed() throws IOException {
        String source = JarBuilder.schedule("Empty", "empty")
                .replace("return List.of(", "return null; /*")
                .replace("        });\n    }\n}", "*/ } }");
        jars.jar("null.jar", "Empty", source, List.of("Empty"));

        assertFailure("null.jar", "its list of schedule factories is null");
    }

    @Test
    void aNameThatIsNoNameIsListed() throws IOException {
        jars.jar("name.jar", "Name", JarBuilder.schedule("Name", "My Ramp"), List.of("Name"));

        assertFailure("name.jar", "the name My Ramp of");
    }

    @Test
    void defaultsOfATypeThatOptionsCannotHaveAreListed() throws IOException {
        String source = JarBuilder.schedule("Typed", "typed")
                .replace("Options(int warmup)", "Options(java.util.Map<String, String> map)")
                .replace("new Options(3)", "new Options(java.util.Map.of())");
        jars.jar("typed.jar", "Typed", source, List.of("Typed"));

        assertFailure("typed.jar", "options cannot hold a java.util");
    }

    @Test
    void aPluginSeesNothingOfEarmarkButTheInterface() throws IOException {
        String source = JarBuilder.schedule("Curious", "curious")
                .replace(
                        "public record",
                        "public Curious() { org.earmark.core.plugin.PluginKind.values(); }\n" + "public record");
        jars.jar("curious.jar", "Curious", source, List.of("Curious"));

        assertFailure("curious.jar", "java.lang.NoClassDefFoundError: org/earmark/core/plugin/PluginKind");
    }

    @Test
    void twoPluginsOfOneNameAreFatalAndBothAreNamed() throws IOException {
        jars.jar("twin.jar", "Twin", JarBuilder.schedule("Twin", "ramp"), List.of("Twin"));

        assertThatThrownBy(this::load)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ramp")
                .hasMessageContaining("good.jar")
                .hasMessageContaining("twin.jar");
    }

    @Test
    void twoPluginsMayHaveClassesOfOneName() throws IOException {
        jars.jar("again.jar", "Good", JarBuilder.schedule("Good", "slope"), List.of("Good"));

        assertThat(load().names(PluginKind.SCHEDULE)).contains("ramp", "slope");
    }

    @Test
    void aFolderThatIsMissingIsAnError() {
        assertThatThrownBy(() -> PluginLoader.load(
                        PluginLoaderTest.class.getClassLoader(), Optional.of(folder.resolve("nowhere"))))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("--plugins");
    }

    @Test
    void anUnknownNameSuggestsTheNearest() {
        assertThatThrownBy(() -> load().schedule("rampp"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("did you mean ramp?");
    }

    private LoadedPlugins assertFailure(String jar, String reason) {
        LoadedPlugins plugins = load();
        assertThat(plugins.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.origin()).endsWith(jar);
            assertThat(failure.reason()).contains(reason);
        });
        assertThat(plugins.names(PluginKind.SCHEDULE)).contains("ramp");
        return plugins;
    }

    private LoadedPlugins load() {
        return PluginLoader.load(PluginLoaderTest.class.getClassLoader(), Optional.of(jars.plugins()));
    }
}
