package org.earmark.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.earmark.core.plan.PlanFiles;
import org.earmark.core.run.CellStatus;
import org.earmark.core.run.GridStatus;

/** Status as a page that a browser loads again by itself. */
final class StatusPage {
    private static final String FILE = "status.html";
    private static final int REFRESH_SECONDS = 5;
    /** A page of more cells than a browser likes names those that are neither done nor pending. */
    private static final int MANY = 2000;

    private StatusPage() {}

    /**
     * Writes {@code OUTPUT/EXPERIMENT/status.html}; a reader sees either the old page or the new one.
     *
     * @throws org.earmark.spi.error.EarmarkException when the folder cannot be written
     */
    static Path write(Path output, GridStatus status, Instant now) {
        PlanFiles files = new PlanFiles(output, status.experiment());
        files.write(FILE, html(status, now));
        return files.folder().resolve(FILE);
    }

    static String html(GridStatus status, Instant now) {
        StringBuilder page = new StringBuilder(200_000);
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        if (!status.isOver()) {
            page.append("<meta http-equiv=\"refresh\" content=\"")
                    .append(REFRESH_SECONDS)
                    .append("\">");
        }
        page.append("<title>").append(escaped(status.experiment())).append(": ").append(escaped(status.counts()));
        page.append("</title><style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;"
                + "padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}"
                + "td,th{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top;"
                + "border-bottom:1px solid #8884}progress{width:8rem}.failed,.diverged,.lost{color:#c22}"
                + ".done{color:#185}.running{font-weight:600}</style></head><body>");
        page.append("<h1>")
                .append(escaped(status.experiment()))
                .append("</h1><p>")
                .append(escaped(status.counts()));
        status.left()
                .ifPresent(left ->
                        page.append("; about ").append(StatusText.text(left)).append(" left"));
        page.append("</p><table><tr><th>cell<th>state<th>title<th>progress</tr>\n");
        shown(status).forEach(cell -> row(page, cell));
        page.append("</table><p>As of ")
                .append(now.truncatedTo(ChronoUnit.SECONDS))
                .append("</p></body></html>\n");
        return page.toString();
    }

    private static List<CellStatus> shown(GridStatus status) {
        return status.cells().size() <= MANY
                ? status.cells()
                : status.cells().stream()
                        .filter(cell -> switch (cell.state().status()) {
                            case DONE, PENDING -> false;
                            case RUNNING, FAILED, DIVERGED, LOST -> true;
                        })
                        .limit(MANY)
                        .toList();
    }

    private static void row(StringBuilder page, CellStatus cell) {
        page.append("<tr><td><code>").append(escaped(cell.id())).append("</code><td class=\"");
        page.append(cell.state().status().id())
                .append("\">")
                .append(escaped(cell.state().toString()));
        page.append("<td>").append(escaped(cell.title())).append("<td>");
        cell.progress().filter(progress -> progress.totalSteps() > 0).ifPresent(progress -> page.append(
                        "<progress max=\"")
                .append(progress.totalSteps())
                .append("\" value=\"")
                .append(progress.step())
                .append("\"></progress> "));
        page.append(escaped(cell.progressText()));
        cell.left()
                .ifPresent(
                        left -> page.append("; ").append(StatusText.text(left)).append(" left"));
        page.append(escaped(cell.message())).append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
