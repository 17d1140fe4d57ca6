package org.earmark.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules of this build, as folders with compiled classes. */
final class Repository {
    private static final Path ROOT = root();

    private Repository() {}

    /** The classes of all modules, without their tests. Imported once: that takes seconds. */
    static JavaClasses classes() {
        return Holder.CLASSES;
    }

    private static final class Holder {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .importPaths(modules().stream()
                        .map(module -> module.resolve("target/classes"))
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** The tests of one module, with its classes and those of the test kit. */
    static JavaClasses testsOf(Path module) {
        return new ClassFileImporter()
                .importPaths(Stream.of(
                                module.resolve("target/classes"),
                                module.resolve("target/test-classes"),
                                ROOT.resolve("framework/testkit/target/classes"),
                                ROOT.resolve("framework/spi/target/classes"))
                        .filter(Files::isDirectory)
                        .toList());
    }

    static List<Path> modules() {
        return Stream.concat(folders(ROOT.resolve("framework")).stream(), pluginModules().stream())
                .filter(Repository::hasSources)
                .toList();
    }

    static List<Path> pluginModules() {
        return folders(ROOT.resolve("plugins")).stream()
                .flatMap(kind -> folders(kind).stream())
                .filter(Repository::hasSources)
                .toList();
    }

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    private static boolean hasSources(Path module) {
        return Files.isDirectory(module.resolve("src/main/java"));
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire starts tests in the folder of their module. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("framework/spi"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
