package org.earmark.formats.table;

import java.util.ArrayList;
import java.util.List;

/** What stands between the cells of a line. */
public enum Separator {
    /** RFC 4180: cells may be quoted, a doubled quote inside stands for one. Spaces around cells do not count. */
    COMMA(','),
    TAB('\t');

    private final char mark;

    Separator(char mark) {
        this.mark = mark;
    }

    /** The cells of one line, stripped. */
    public List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && this == COMMA) {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == mark && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
