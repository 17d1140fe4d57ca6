package org.earmark.plugins.datasets.desed;

import java.util.List;
import java.util.OptionalInt;
import org.earmark.formats.table.Table;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.Problems;

/** The ten domestic sounds, in alphabetical order. */
final class DesedClasses {
    static final Vocabulary VOCABULARY = new Vocabulary(List.of(
            "Alarm_bell_ringing",
            "Blender",
            "Cat",
            "Dishes",
            "Dog",
            "Electric_shaver_toothbrush",
            "Frying",
            "Running_water",
            "Speech",
            "Vacuum_cleaner"));

    private DesedClasses() {}

    static int number(Table.Row row, String label) {
        OptionalInt number = VOCABULARY.index(label);
        return number.orElseThrow(() -> row.bad("has the label '" + label + "'"
                + Problems.nearest(label, VOCABULARY.names())
                        .map(near -> " (but " + near + " is one)")
                        .orElse("")
                + "; the classes are " + String.join(", ", VOCABULARY.names())));
    }
}
