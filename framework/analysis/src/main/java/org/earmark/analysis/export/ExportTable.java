package org.earmark.analysis.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A table.
 *
 * @param columns names
 * @param rows texts, whole numbers or doubles, one per column; an empty text stands for nothing
 */
public record ExportTable(List<String> columns, List<List<Object>> rows) {
    public ExportTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** As comma-separated values (RFC 4180) with a header line and line feeds; not finite numbers as NaN, inf, -inf. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        line(text, columns);
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    /** As an array of objects; an empty text is null, numbers that are not finite are strings. */
    public ArrayNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (List<Object> row : rows) {
            ObjectNode object = array.addObject();
            for (int i = 0; i < row.size(); i++) {
                put(object, columns.get(i), row.get(i));
            }
        }
        return array;
    }

    private static void put(ObjectNode object, String column, Object value) {
        if (value instanceof Double number) {
            if (Double.isFinite(number)) {
                object.put(column, number);
            } else {
                object.put(column, number.toString());
            }
        } else if (value instanceof Number number) {
            object.put(column, number.longValue());
        } else if (value.toString().isEmpty()) {
            object.putNull(column);
        } else {
            object.put(column, value.toString());
        }
    }

    private static void line(StringBuilder text, List<?> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        text.append('\n');
    }

    private static String cell(Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "inf" : "-inf";
        }
        String text = value.toString();
        boolean quoted = text.contains(",") || text.contains("\"") || text.contains("\n") || text.contains("\r");
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
