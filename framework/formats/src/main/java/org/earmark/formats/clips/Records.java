package org.earmark.formats.clips;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.formats.array.PickledArray;
import org.earmark.spi.error.DataException;

/** Reads the fields of one dictionary in a pickled data set; errors name the file and the record. */
record Records(Path file, int number, Map<?, ?> fields) {
    static Records of(Path file, int number, Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new Records(file, number, fields);
        }
        throw bad(file, number, "it is no dictionary");
    }

    /** The text under the first of the keys that is there. */
    String text(List<String> keys) {
        for (String key : keys) {
            if (fields.get(key) instanceof String text) {
                return text;
            }
        }
        throw bad(file, number, "it has no text under " + String.join(" or ", keys));
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** A whole number in [0, limit). */
    int integer(String key, int limit) {
        if (fields.get(key) instanceof Long value && value >= 0 && value < limit) {
            return value.intValue();
        }
        throw bad(
                file,
                number,
                "its " + key + " is " + fields.get(key) + ", a whole number from 0 to below " + limit + " is needed");
    }

    /** An array of numbers of that many axes. */
    PickledArray numbers(String key, int axes) {
        if (fields.get(key) instanceof PickledArray array && !array.isObjects() && array.shape().length == axes) {
            return array;
        }
        throw bad(file, number, "its " + key + " is no array of numbers with " + axes + " axes");
    }

    static DataException bad(Path file, int number, String reason) {
        return new DataException("Record " + number + " (counted from 0) of " + file + " is not as expected: " + reason
                + ". Check that the file belongs to this data set, or make it again.");
    }
}
