package org.earmark.core.plugin;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.earmark.spi.Plugin;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * Finds plugins on the class path and in a folder of jars, and takes their factories. A plugin that fails to load is
 * kept as a {@link PluginFailure} and hides no other.
 */
public final class PluginLoader {
    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();
    // Broken entries are skipped one by one; the bound ends the walk should an iterator never advance.
    private static final int MOST_FAILURES = 1000;

    private final ClassLoader application;
    private final List<RegisteredFactory> registered = new ArrayList<>();
    private final List<PluginFailure> failures = new ArrayList<>();

    private PluginLoader(ClassLoader application) {
        this.application = application;
    }

    /**
     * All plugins that the class loader sees and those in a folder.
     *
     * @param application loads the plugin interface and the plugins of the class path
     * @param folder holds a jar per plugin; each is loaded apart and sees only the plugin interface and its own classes
     * @throws org.earmark.spi.error.InvalidInputException when two plugins bring the same name within a kind
     * @throws EarmarkException when the folder cannot be read
     */
    public static LoadedPlugins load(ClassLoader application, Optional<Path> folder) {
        PluginLoader loader = new PluginLoader(application);
        loader.loadServices(application, "class path");
        folder.ifPresent(loader::loadFolder);
        return new LoadedPlugins(loader.registered, loader.failures);
    }

    private void loadFolder(Path folder) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.jar")) {
            entries.forEach(jars::add);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.CONFIGURATION,
                    "Cannot read the plugin folder " + folder + ": " + e
                            + ". Give --plugins a folder that holds plugin jars.",
                    e);
        }
        jars.stream().sorted().forEach(this::loadJar);
    }

    private void loadJar(Path path) {
        String origin = path.toString();
        // URLClassLoader says nothing about a file that is no jar, so look before.
        try (JarFile jar = new JarFile(path.toFile())) {
            if (jar.getEntry(SERVICE) == null) {
                failures.add(new PluginFailure(origin, "the jar has no " + SERVICE + ", so it names no plugin"));
                return;
            }
            loadServices(new PluginClassLoader(path.toUri().toURL(), application), origin);
        } catch (IOException e) {
            failures.add(new PluginFailure(origin, "it is not a readable jar: " + e.getMessage()));
        }
    }

    private void loadServices(ClassLoader loader, String source) {
        Iterator<ServiceLoader.Provider<Plugin>> providers =
                ServiceLoader.load(Plugin.class, loader).stream().iterator();
        int failed = 0;
        while (failed < MOST_FAILURES) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                take(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                failures.add(new PluginFailure(source, reason(e)));
                failed++;
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a plugin may fail in any way and must not take the others along
    private void take(ServiceLoader.Provider<Plugin> provider) {
        String origin = origin(provider.type());
        try {
            registered.addAll(FactoryCheck.factories(provider.get(), origin));
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            failures.add(new PluginFailure(origin, provider.type().getName() + ": " + reason(e)));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof ServiceConfigurationError && failure.getCause() != null
                ? failure.getCause()
                : failure;
        boolean own = cause instanceof IllegalArgumentException || cause instanceof ServiceConfigurationError;
        return own && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return type.getProtectionDomain().getCodeSource().getLocation().toString();
        }
    }
}
