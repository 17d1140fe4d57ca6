package org.earmark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every plugin module is built, shipped and examined by the contract of its kind. */
class PluginModulesTest {
    private static final String FACTORY = "org.earmark.spi.Factory";
    private static final String CONTRACT = "org.earmark.testkit.FactoryContract";

    /** A module of this name holds what plugins of one kind share, and is no plugin itself. */
    private static final String SHARED = "common";

    @Test
    void whatPluginsShareIsNoPlugin() {
        assertThat(Repository.pluginModules().stream().filter(module -> module.endsWith(SHARED)))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.resolve("src/main/resources/META-INF/services"))
                        .doesNotExist());
    }

    @Test
    void thereArePluginModules() {
        assertThat(Repository.pluginModules()).hasSizeGreaterThanOrEqualTo(12);
    }

    @TestFactory
    Stream<DynamicTest> everyFactoryPassesAContract() {
        return forEachModule(module -> {
            JavaClasses classes = Repository.testsOf(module);
            List<JavaClass> factories = classes.stream()
                    .filter(type -> type.getPackageName().startsWith("org.earmark.plugins"))
                    .filter(type -> type.isAssignableTo(FACTORY) && concrete(type))
                    .toList();
            assertThat(factories).as("factories of %s", module).isNotEmpty();
            for (JavaClass factory : factories) {
                assertThat(contractsOf(classes, factory))
                        .as("contract tests that examine %s", factory.getName())
                        .isNotEmpty();
            }
        });
    }

    private static List<JavaClass> contractsOf(JavaClasses classes, JavaClass factory) {
        return classes.stream()
                .filter(type -> type.isAssignableTo(CONTRACT) && examines(type, factory))
                .toList();
    }

    /** Whether the test, or a contract of the module's own that it extends, makes this factory. */
    private static boolean examines(JavaClass contract, JavaClass factory) {
        return Stream.concat(
                        Stream.of(contract),
                        Stream.concat(
                                contract.getAllRawSuperclasses().stream(), contract.getAllRawInterfaces().stream()))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> dependency.getTargetClass().equals(factory));
    }

    private static boolean concrete(JavaClass type) {
        return !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    @TestFactory
    Stream<DynamicTest> everyModuleRegistersAPlugin() {
        return forEachModule(
                module -> assertThat(module.resolve("src/main/resources/META-INF/services/org.earmark.spi.Plugin"))
                        .exists());
    }

    @TestFactory
    Stream<DynamicTest> everyModuleIsBuilt() {
        String pom = Repository.read("pom.xml");
        return forEachModule(module -> assertThat(pom).contains("<module>" + relative(module) + "</module>"));
    }

    @TestFactory
    Stream<DynamicTest> everyModuleIsShipped() {
        String distribution = Repository.read("framework/distribution/pom.xml");
        return forEachModule(module -> assertThat(distribution).contains("<artifactId>" + artifact(module)));
    }

    private static String artifact(Path module) throws IOException {
        String pom = Files.readString(module.resolve("pom.xml"));
        String own = pom.substring(pom.indexOf("</parent>"));
        int start = own.indexOf("<artifactId>") + "<artifactId>".length();
        return own.substring(start, own.indexOf("</artifactId>", start) + "</artifactId>".length());
    }

    private static String relative(Path module) {
        return Repository.file("").relativize(module).toString();
    }

    private static Stream<DynamicTest> forEachModule(ModuleTest test) {
        return Repository.pluginModules().stream()
                .filter(module -> !module.endsWith(SHARED))
                .map(module -> DynamicTest.dynamicTest(relative(module), () -> test.examine(module)));
    }

    /** What is asked of a module. */
    @FunctionalInterface
    private interface ModuleTest {
        void examine(Path module) throws IOException;
    }
}
