package org.earmark.core.predict;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.tensor.FloatArray;

/**
 * A class with its score.
 *
 * @param index of the class
 * @param label its name
 * @param score clipwise
 */
public record RankedLabel(int index, String label, double score) {
    /** The classes of the largest scores, largest first; of equal scores the first class comes first. */
    public static List<RankedLabel> top(FloatArray clipwise, Vocabulary vocabulary, int count) {
        return IntStream.range(0, clipwise.values().length)
                .mapToObj(i -> new RankedLabel(i, vocabulary.name(i), clipwise.values()[i]))
                .sorted(Comparator.comparingDouble((RankedLabel one) -> -one.score()))
                .limit(count)
                .toList();
    }
}
