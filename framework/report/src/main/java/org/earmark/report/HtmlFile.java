package org.earmark.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Writes one self-contained page, which replaces an older one at once. */
final class HtmlFile {
    private HtmlFile() {}

    /**
     * @param kind of page, for messages
     * @param template that renders the page
     * @return the file
     * @throws EarmarkException when the file cannot be written
     */
    static Path write(Path file, String kind, String template, Object page) {
        StringOutput output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render(template, page, output);
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path partial = target.resolveSibling(target.getFileName() + ".partial");
            Files.writeString(partial, output.toString(), StandardCharsets.UTF_8);
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The " + kind + " " + file + " cannot be written: " + e.getMessage()
                            + ". Check that its folder is writable and the disk has room, then make it again.",
                    e);
        }
    }
}
