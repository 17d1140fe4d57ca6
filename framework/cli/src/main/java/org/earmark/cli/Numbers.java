package org.earmark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;

/** Figures as JSON and as text. */
final class Numbers {
    private Numbers() {}

    /** JSON has no NaN and no infinities; they are strings. */
    static JsonNode json(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(Double.toString(value));
    }

    /** Four digits; a dash where there is no value. */
    static String text(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }
}
