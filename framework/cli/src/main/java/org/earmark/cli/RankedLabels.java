package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.earmark.core.judge.Recording;
import org.earmark.core.predict.RankedLabel;

/** Shows what a recording was judged as. */
final class RankedLabels {
    private RankedLabels() {}

    /**
     * Adds a recording to the clips of a tree, and prints it unless the tree is what is printed.
     *
     * @param labels the likeliest first
     */
    static void show(Console console, Recording recording, List<RankedLabel> labels, ObjectNode tree) {
        ObjectNode clip = tree.withArray("clips").addObject();
        clip.put("file", recording.name()).put("seconds", recording.seconds());
        ArrayNode ranked = clip.putArray("top");
        labels.forEach(label -> ranked.addObject()
                .put("index", label.index())
                .put("label", label.label())
                .put("score", label.score()));
        if (!console.json()) {
            console.print(String.format(Locale.ROOT, "%s (%.2f s)", recording.name(), recording.seconds()));
            labels.forEach(
                    label -> console.print(String.format(Locale.ROOT, "  %9.5f  %s", label.score(), label.label())));
        }
    }
}
