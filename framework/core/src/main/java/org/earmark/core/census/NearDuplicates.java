package org.earmark.core.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds clips that sound like parts of the same recording: pairs that share a whole step of their prints are compared at
 * that place. Copies of another level, coding or start are found while fewer than about one bit in ten differs.
 */
final class NearDuplicates {
    /** Clips that the index of steps would still fit in memory for. */
    static final int MOST_CLIPS = 50_000;

    private static final double LEAST_AGREEMENT = 0.8;
    private static final int LEAST_BITS = 512;
    /** A step that has fewer bits says little. */
    private static final int LEAST_BITS_A_STEP = 20;
    /** Steps that more clips share are common sounds, not copies. */
    private static final int MOST_SHARING = 24;

    private static final int MOST_PLACES = 16;

    private final List<SoundPrint> prints;
    private final int[] starts;

    private NearDuplicates(List<SoundPrint> prints) {
        this.prints = prints;
        this.starts = new int[prints.size() + 1];
        for (int i = 0; i < prints.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], prints.get(i).steps());
        }
    }

    /** Two prints by their places in the list. */
    record Pair(int first, int second, double agreement) {}

    /** @return pairs with first &lt; second, most alike first */
    static List<Pair> find(List<SoundPrint> prints) {
        return new NearDuplicates(prints).find();
    }

    private List<Pair> find() {
        List<Pair> pairs = new ArrayList<>();
        candidates().forEach((pair, offsets) -> {
            int first = (int) (pair >>> Integer.SIZE);
            int second = pair.intValue();
            double best = offsets.stream()
                    .mapToDouble(offset -> prints.get(first).agreement(prints.get(second), offset, LEAST_BITS))
                    .max()
                    .orElse(0);
            if (best >= LEAST_AGREEMENT) {
                pairs.add(new Pair(first, second, best));
            }
        });
        pairs.sort((a, b) -> a.agreement() != b.agreement()
                ? Double.compare(b.agreement(), a.agreement())
                : a.first() != b.first() ? Integer.compare(a.first(), b.first()) : a.second() - b.second());
        return pairs;
    }

    /** For pairs of prints, the offsets at which they share a step. */
    private Map<Long, Set<Integer>> candidates() {
        long[] index = index();
        Map<Long, Set<Integer>> candidates = new HashMap<>();
        int end;
        for (int start = 0; start < index.length; start = end) {
            end = start + 1;
            while (end < index.length && index[end] >>> Integer.SIZE == index[start] >>> Integer.SIZE) {
                end++;
            }
            if (end - start <= MOST_SHARING) {
                addPairs(index, start, end, candidates);
            }
        }
        return candidates;
    }

    private void addPairs(long[] index, int start, int end, Map<Long, Set<Integer>> candidates) {
        for (int a = start; a < end; a++) {
            int first = printAt((int) index[a]);
            for (int b = a + 1; b < end; b++) {
                int second = printAt((int) index[b]);
                if (first != second) {
                    int offset = (int) index[a] - starts[first] - ((int) index[b] - starts[second]);
                    Set<Integer> offsets =
                            candidates.computeIfAbsent((long) first << Integer.SIZE | second, pair -> new HashSet<>());
                    if (offsets.size() < MOST_PLACES) {
                        offsets.add(offset);
                    }
                }
            }
        }
    }

    /** Steps sorted by their bits, then by place: bits in the upper half, place in the lower. */
    private long[] index() {
        long[] index = new long[starts[starts.length - 1]];
        int size = 0;
        for (int i = 0; i < prints.size(); i++) {
            SoundPrint print = prints.get(i);
            for (int step = 0; step < print.steps(); step++) {
                if (Integer.bitCount(print.masks()[step]) >= LEAST_BITS_A_STEP) {
                    index[size++] = (long) print.bits()[step] << Integer.SIZE | (starts[i] + step);
                }
            }
        }
        long[] used = Arrays.copyOf(index, size);
        Arrays.parallelSort(used);
        return used;
    }

    private int printAt(int place) {
        int found = Arrays.binarySearch(starts, place);
        // Prints without steps start where the next one does.
        while (found >= 0 && found + 1 < starts.length && starts[found + 1] == place) {
            found++;
        }
        return found >= 0 ? found : -found - 2;
    }
}
