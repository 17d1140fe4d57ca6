package org.earmark.report.schedule;

import java.util.List;
import org.earmark.analysis.schedule.EffectiveRate;

/** A page with the drawing of schedules and the text that the terminal shows. Needs no network and no script. */
public final class SchedulePage {
    private SchedulePage() {}

    /** @param lines what is known of the schedules, as for a terminal */
    public static String of(List<EffectiveRate> rates, List<String> lines) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Learning-rate schedules · Earmark</title>
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
                svg { width: 100%; height: auto; }
                pre { overflow-x: auto; font-size: 0.85rem; }
                </style>
                </head>
                <body>
                <main>
                <h1>Learning-rate schedules</h1>
                """
                + ScheduleSvg.of(rates)
                + "<pre tabindex=\"0\">" + ScheduleSvg.escape(String.join("\n", lines)) + "</pre>\n"
                + "</main>\n</body>\n</html>\n";
    }
}
