package org.earmark.core.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles plugin sources and packs them as jars. */
final class JarBuilder {
    private final Path folder;

    JarBuilder(Path folder) {
        this.folder = folder;
    }

    /** A plugin with one schedule: the body goes into its factory, the members into the plugin. */
    static String schedule(String className, String name) {
        return """
                import java.util.List;
                import org.earmark.spi.Plugin;
                import org.earmark.spi.schedule.*;

                public class %1$s implements Plugin {
                    public record Options(int warmup) {}

                    public List<ScheduleFactory<?>> schedules() {
                        return List.of(new ScheduleFactory<Options>() {
                            public String name() { return "%2$s"; }
                            public String version() { return "1"; }
                            public String summary() { return "for tests"; }
                            public Options defaults() { return new Options(3); }
                            public LearningRateSchedule create(Options options) { return progress -> 1; }
                        });
                    }
                }
                """
                .formatted(className, name);
    }

    /** @param services lines of the service file; empty for none */
    Path jar(String jarName, String className, String source, List<String> services) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src-" + jarName));
        Path classes = Files.createDirectories(folder.resolve("classes-" + jarName));
        Path file = sources.resolve(className + ".java");
        Files.writeString(file, source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(status).as("compilation of %s", className).isZero();
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve(jarName);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> found = Files.walk(classes)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
            }
            if (!services.isEmpty()) {
                out.putNextEntry(new JarEntry("META-INF/services/org.earmark.spi.Plugin"));
                out.write(String.join("\n", services).getBytes(UTF_8));
            }
        }
        return jar;
    }

    Path plugins() {
        return folder.resolve("plugins");
    }
}
