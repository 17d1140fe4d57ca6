package org.earmark.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
class RoomsTest {
    private static final String[] ALL = {"spi", "formats", "core", "analysis", "report", "cli", "testkit", "plugins"};

    /** A rule about no classes always holds; these floors are about half of what is there. */
    @ParameterizedTest
    @CsvSource({
        "spi, 50",
        "formats, 18",
        "core, 60",
        "analysis, 20",
        "report, 20",
        "cli, 10",
        "testkit, 25",
        "plugins, 50"
    })
    void everyRoomIsExamined(String room, int floor) {
        long classes = Repository.classes().stream()
                .filter(type -> type.getPackageName().startsWith("org.earmark." + room))
                .count();
        assertThat(classes).isGreaterThan(floor);
    }

    @ParameterizedTest
    @CsvSource({
        "spi, spi",
        "formats, formats spi",
        "core, core formats spi",
        "analysis, analysis spi",
        "report, report analysis spi",
        "testkit, testkit spi",
        "plugins, plugins formats spi"
    })
    void aRoomKnowsOnlyThoseBelowIt(String room, String allowed) {
        String[] forbidden = Stream.of(ALL)
                .filter(other -> !Arrays.asList(allowed.split(" ")).contains(other))
                .map(other -> "org.earmark." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("org.earmark." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(Repository.classes());
    }

    @Test
    void theSpiNeedsNothingButJava() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.earmark.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.earmark.spi..", "java..")
                .check(Repository.classes());
    }

    @Test
    void pluginsDoNotKnowEachOther() {
        slices().matching("org.earmark.plugins.(*).(*)..")
                .should()
                .notDependOnEachOther()
                .check(Repository.classes());
    }

    /** The SPI is exempt: a factory and what it makes name each other over packages by design. */
    @ParameterizedTest
    @ValueSource(strings = {"formats", "core", "analysis", "report", "cli", "testkit"})
    void packagesHaveNoCycles(String room) {
        slices().matching("org.earmark." + room + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true) // a room of one package has no slices; everyRoomIsExamined sees to the rest
                .check(Repository.classes());
    }

    /** A model that is tied to a library brings its own learner and knows that library, as a user's would. */
    @Test
    void noLibraryOfAnEngineIsKnownOutsideItsPlugin() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.earmark.plugins.engines..", "org.earmark.plugins.models.dl4jcnn..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco.pytorch..", "org.nd4j..", "org.bytedeco.mkl..")
                .check(Repository.classes());
    }

    /** Classes that the template compiler writes have a package of its choice. */
    @Test
    void everyClassIsInARoom() {
        assertThat(Repository.classes().stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.startsWith("gg.jte.generated"))
                        .distinct())
                .allMatch(
                        name -> Stream.of(ALL).anyMatch(room -> (name + ".").startsWith("org.earmark." + room + ".")));
    }
}
