package org.earmark.core.picture;

/** Dark blue over teal to yellow, even in lightness, so that it can be read without colour too. */
final class ColourScale {
    private static final int[] ANCHORS = {0x0b1033, 0x23407a, 0x1f7a86, 0x4bb07c, 0xb8d35c, 0xfdf39b};

    private ColourScale() {}

    /** @param share in [0, 1]; values outside are taken as the nearer end */
    static int rgb(double share) {
        double place = Math.max(0, Math.min(1, share)) * (ANCHORS.length - 1);
        int from = Math.min(ANCHORS.length - 2, (int) place);
        double t = place - from;
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = (ANCHORS[from] >> shift) & 0xff;
            int high = (ANCHORS[from + 1] >> shift) & 0xff;
            result |= (int) Math.round(low + t * (high - low)) << shift;
        }
        return result;
    }
}
