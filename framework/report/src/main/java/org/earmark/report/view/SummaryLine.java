package org.earmark.report.view;

import java.util.List;

/** One heading of the summary in words, and its sentences. */
public record SummaryLine(String heading, List<String> sentences) {
    public SummaryLine {
        sentences = List.copyOf(sentences);
    }
}
