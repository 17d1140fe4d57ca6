package org.earmark.core.census;

import java.util.List;

/**
 * Something that a user should know about a data set.
 *
 * @param isError whether training on the set as it is would fail or be wrong; otherwise worth a look
 * @param title one sentence with the number
 * @param details one line each: files, clips, pairs; as many as there are
 */
public record Finding(boolean isError, String title, List<String> details) {
    public Finding {
        details = List.copyOf(details);
    }
}
