package org.earmark.analysis.schedule;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of schedules as people write them. */
public final class RateText {
    private static final MathContext DIGITS = new MathContext(4);

    private RateText() {}

    /** Four significant digits without trailing zeros; very small and very large ones with an exponent. */
    public static String of(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e7 ? rounded.toPlainString() : rounded.toString();
    }
}
