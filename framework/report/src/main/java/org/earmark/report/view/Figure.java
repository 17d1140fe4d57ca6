package org.earmark.report.view;

import java.util.Objects;

/**
 * A number on the page.
 *
 * @param text rounded, for people
 * @param value exact, for machines; empty where there is no number
 */
public record Figure(String text, String value) {
    public Figure {
        Objects.requireNonNull(text);
        Objects.requireNonNull(value);
    }
}
