package org.earmark.core.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.earmark.core.options.CanonicalJson;

/** The identity of a cell: equal ids mean equal results up to rounding. */
public final class CellId {
    private static final int DIGITS = 16;
    private static final int FORMAT = 1;

    private CellId() {}

    /** The first 16 hexadecimal digits of the SHA-256 over the canonical JSON of both. */
    public static String of(CellSpec spec, String dataFingerprint) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        identity.put("format", FORMAT);
        identity.put("dataFingerprint", dataFingerprint);
        identity.set("spec", CellSpecJson.write(spec));
        return CanonicalJson.sha256(identity).substring(0, DIGITS);
    }
}
