package org.earmark.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;
import org.earmark.report.view.Assets;

/** Loads what the page inlines from the class path. */
final class AssetLoader {
    private static final String WEB_JAR = "/META-INF/maven/org.webjars/echarts/pom.properties";

    private AssetLoader() {}

    static Assets load() {
        String library = text("/META-INF/resources/webjars/echarts/" + libraryVersion() + "/echarts.common.min.js");
        String script = text("/org/earmark/report/report.js");
        String style = style();
        // Only these two scripts may run, and nothing may be loaded from anywhere.
        String policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src " + hash(library)
                + " " + hash(script) + "; base-uri 'none'; form-action 'none'";
        return new Assets(policy, style, library, script);
    }

    static String style() {
        return text("/org/earmark/report/report.css");
    }

    /** The style sheet of audits. */
    static String auditStyle() {
        return text("/org/earmark/report/report.css") + text("/org/earmark/report/audit.css");
    }

    private static String libraryVersion() {
        Properties properties = new Properties();
        try (InputStream stream = open(WEB_JAR)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static String text(String resource) {
        try (InputStream stream = open(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(
                AssetLoader.class.getResourceAsStream(resource), () -> resource + " is not on the class path");
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
