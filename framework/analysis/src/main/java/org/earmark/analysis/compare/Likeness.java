package org.earmark.analysis.compare;

/** How alike two runs are in something. In the order of growing difference. */
public enum Likeness {
    /** The same bits. */
    IDENTICAL("identical"),
    /** Further apart than no bits, but no further than the tolerance. */
    WITHIN_ROUNDING("within rounding"),
    /** Further apart than the tolerance. */
    DIFFERS("differs"),
    /** One of the two lacks it. */
    NOT_COMPARABLE("not comparable");

    private final String words;

    Likeness(String words) {
        this.words = words;
    }

    /** As shown. */
    public String words() {
        return words;
    }

    static Likeness of(boolean sameBits, boolean within) {
        if (sameBits) {
            return IDENTICAL;
        }
        return within ? WITHIN_ROUNDING : DIFFERS;
    }
}
