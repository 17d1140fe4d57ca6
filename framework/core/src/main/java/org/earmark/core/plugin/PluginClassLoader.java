package org.earmark.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Loads the classes of one plugin jar (and of the jars named by its manifest's {@code Class-Path}). Of Earmark it sees
 * the plugin interface alone, so a plugin may bring any version of any library.
 */
final class PluginClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(URL jar, ClassLoader application) {
        super(new URL[] {jar}, new SpiOnly(application));
    }

    /** Lets through the Java platform and {@code org.earmark.spi}; no resource of the application is seen. */
    private static final class SpiOnly extends ClassLoader {
        private static final String SPI = "org.earmark.spi.";

        static {
            registerAsParallelCapable();
        }

        private final ClassLoader application;

        SpiOnly(ClassLoader application) {
            super(ClassLoader.getPlatformClassLoader());
            this.application = application;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(SPI)) {
                return application.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return Collections.emptyEnumeration();
        }
    }
}
