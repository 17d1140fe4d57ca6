package org.earmark.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import java.util.Random;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What is done in one place only, or nowhere. */
class HabitsTest {
    @Test
    void onlyThePluginLoaderLooksForPlugins() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.earmark.core.plugin.PluginLoader")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ServiceLoader.class)
                .check(Repository.classes());
    }

    @Test
    void onlyCoreReportAndCliKnowGuice() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.earmark.spi..",
                        "org.earmark.formats..",
                        "org.earmark.plugins..",
                        "org.earmark.analysis..",
                        "org.earmark.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(Repository.classes());
    }

    @Test
    void objectsAreAskedOfGuiceOnlyWhereProgramsStart() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.earmark.cli..")
                .should()
                .callMethodWhere(new CallTo("com.google.inject.Injector", "getInstance"))
                .orShould()
                .callMethodWhere(new CallTo("com.google.inject.Guice", "createInjector"))
                .check(Repository.classes());
    }

    @Test
    void fieldsAreFilledByConstructors() {
        noFields()
                .should()
                .beAnnotatedWith("com.google.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .check(Repository.classes());
    }

    /** Every random number comes from a keyed stream, so that a run can be repeated and resumed exactly. */
    @Test
    void noGeneratorIsShared() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(Repository.classes());
    }

    @Test
    void onlyProgramsEndTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.earmark.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(Repository.classes());
    }
}
