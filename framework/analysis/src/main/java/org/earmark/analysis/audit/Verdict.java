package org.earmark.analysis.audit;

import java.util.Locale;

/** What an audit says of a published number. */
public enum Verdict {
    /** Measured again, it is the same within the tolerance. */
    REPRODUCED("reproduced"),
    /** What was measured can neither tell it from the published number nor show that the two agree. */
    UNDERPOWERED("consistent but underpowered"),
    /** It is further from the published number than the tolerance and chance or missing clips explain. */
    DIFFERS("differs"),
    /** It came about in another way, so the two numbers need not agree. */
    NOT_COMPARABLE("not comparable"),
    /** Nothing is there to measure it on. */
    NOT_AUDITABLE("not auditable");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As shown. */
    public String words() {
        return words;
    }

    /** As stored: {@code not-comparable}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
