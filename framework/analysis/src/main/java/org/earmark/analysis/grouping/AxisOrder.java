package org.earmark.analysis.grouping;

import java.util.Comparator;

/** The order of axis values for people: 2 before 10. */
public final class AxisOrder {
    /** Whole numbers by size, then everything else by text. */
    public static final Comparator<String> NUMBERS_FIRST = Comparator.comparing((String value) -> !isWhole(value))
            .thenComparingLong(value -> isWhole(value) ? Long.parseLong(value) : 0)
            .thenComparing(Comparator.naturalOrder());

    private AxisOrder() {}

    private static boolean isWhole(String value) {
        return value.matches("-?\\d{1,18}");
    }
}
