package org.earmark.formats.clips;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of which few differ, such as the files that clips lie in: one number a row. Immutable. */
final class RepeatedTexts extends AbstractList<String> {
    private final List<String> distinct;
    private final int[] places;

    private RepeatedTexts(List<String> distinct, int[] places) {
        this.distinct = distinct;
        this.places = places;
    }

    static RepeatedTexts of(List<String> texts) {
        Map<String, Integer> known = new HashMap<>();
        List<String> distinct = new ArrayList<>();
        int[] places = new int[texts.size()];
        for (int row = 0; row < places.length; row++) {
            places[row] = place(texts.get(row), known, distinct);
        }
        return new RepeatedTexts(List.copyOf(distinct), places);
    }

    private static int place(String text, Map<String, Integer> known, List<String> distinct) {
        return known.computeIfAbsent(text, fresh -> {
            distinct.add(fresh);
            return distinct.size() - 1;
        });
    }

    /** Each text once. */
    List<String> distinct() {
        return distinct;
    }

    @Override
    public int size() {
        return places.length;
    }

    @Override
    public String get(int row) {
        return distinct.get(places[row]);
    }

    /** Collects rows of bytes that end at the first zero. */
    static final class Builder implements HdfRows.RowSink {
        private final Map<String, Integer> known = new HashMap<>();
        private final List<String> distinct = new ArrayList<>();
        private final int[] places;
        private final int width;
        private byte[] previous = {};

        Builder(int rows, int width) {
            this.places = new int[rows];
            this.width = width;
        }

        @Override
        public void row(int row, ByteBuffer bytes, int position) {
            // A file's clips mostly follow each other.
            if (row > 0 && sameAsBefore(bytes, position)) {
                places[row] = places[row - 1];
                return;
            }
            int length = 0;
            while (length < width && bytes.get(position + length) != 0) {
                length++;
            }
            previous = new byte[Math.min(length + 1, width)];
            bytes.get(position, previous, 0, length);
            places[row] = place(new String(previous, 0, length, StandardCharsets.UTF_8), known, distinct);
        }

        private boolean sameAsBefore(ByteBuffer bytes, int position) {
            for (int i = 0; i < previous.length; i++) {
                if (bytes.get(position + i) != previous[i]) {
                    return false;
                }
            }
            return true;
        }

        RepeatedTexts build() {
            return new RepeatedTexts(List.copyOf(distinct), places);
        }
    }
}
