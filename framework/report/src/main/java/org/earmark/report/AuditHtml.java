package org.earmark.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.earmark.analysis.audit.Audit;
import org.earmark.report.compose.AuditComposer;
import org.earmark.report.view.AuditPage;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Writes an audit as one HTML file that needs neither a network nor scripts. Equal audits give equal bytes. */
public final class AuditHtml {
    private static final String FILE = "audit.html";

    private AuditHtml() {}

    /**
     * Writes {@code <outputFolder>/<audit>/audit.html}, replacing an older one at once.
     *
     * @return the file
     * @throws EarmarkException when it cannot be written
     */
    public static Path write(Path outputFolder, Audit audit) {
        AuditPage page = AuditComposer.compose(audit, AssetLoader.auditStyle());
        TemplateOutput output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("audit.jte", page, output);
        Path file = outputFolder.resolve(audit.name()).resolve(FILE);
        try {
            Files.createDirectories(file.getParent());
            Path partial = file.resolveSibling(FILE + ".partial");
            Files.writeString(partial, output.toString(), StandardCharsets.UTF_8);
            return Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The audit " + file + " cannot be written: " + e.getMessage()
                            + ". Check that the folder is writable and the disk has room, then make it again.",
                    e);
        }
    }
}
