package org.earmark.report;

import java.nio.file.Path;
import org.earmark.analysis.audit.Audit;
import org.earmark.report.compose.AuditComposer;
import org.earmark.report.view.AuditPage;
import org.earmark.spi.error.EarmarkException;

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
        return HtmlFile.write(outputFolder.resolve(audit.name()).resolve(FILE), "audit", "audit.jte", page);
    }
}
