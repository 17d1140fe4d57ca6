package org.earmark.core.options;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * One text per JSON value: keys in the order of their UTF-16 code units, no white space, numbers as the shortest
 * decimal that reads back as the same double. A whole number is written alike whether it came as {@code 10} or as
 * {@code 10.0}. The text does not depend on the Java version, so that it can be hashed.
 */
public final class CanonicalJson {
    private static final int DIGITS_OF_A_DOUBLE = 17;

    private CanonicalJson() {}

    public static String write(JsonNode node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return text.toString();
    }

    /** SHA-256 (hex) of {@link #write}. */
    public static String sha256(JsonNode node) {
        return sha256(write(node));
    }

    /** SHA-256 (hex) of a text that is canonical already. */
    public static String sha256(String canonical) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A text as a JSON string. */
    public static String quoted(String value) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    private static void append(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            appendObject(node, text);
        } else if (node.isArray()) {
            appendArray(node, text);
        } else if (node.isTextual()) {
            text.append(quoted(node.textValue()));
        } else if (node.isNumber()) {
            appendNumber(node, text);
        } else {
            text.append(node.isBoolean() ? node.booleanValue() : "null");
        }
    }

    private static void appendObject(JsonNode node, StringBuilder text) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        char separator = '{';
        for (String key : new TreeSet<>(keys)) {
            text.append(separator);
            text.append(quoted(key));
            text.append(':');
            append(node.get(key), text);
            separator = ',';
        }
        text.append(separator == '{' ? "{}" : "}");
    }

    private static void appendArray(JsonNode node, StringBuilder text) {
        char separator = '[';
        for (JsonNode element : node) {
            text.append(separator);
            append(element, text);
            separator = ',';
        }
        text.append(separator == '[' ? "[]" : "]");
    }

    private static void appendNumber(JsonNode node, StringBuilder text) {
        if (node.isFloatingPointNumber()) {
            text.append(number(node.doubleValue()));
        } else {
            text.append(node.bigIntegerValue());
        }
    }

    /** The canonical text of a number; {@code "NaN"} and the infinities with their quotes. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return '"' + Double.toString(value) + '"';
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        boolean moderateWhole = shortest.scale() <= 0 && Math.abs(value) < 1e15;
        return moderateWhole ? shortest.toPlainString() : shortest.toString();
    }

    // Double.toString did not always give the shortest decimal before Java 19, so ids would depend on the Java version.
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN));
    }
}
