package org.earmark.plugins.datasets.scv2;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * Which part of the set is used.
 *
 * @param layout how it lies on disk
 * @param words the classes; all that are there when empty, which are 35 in the whole set
 */
public record Scv2Options(Scv2Layout layout, List<String> words) implements Validated {
    public Scv2Options {
        Objects.requireNonNull(layout);
        words = List.copyOf(words);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(new HashSet<>(words).size() == words.size(), "words", words, "must not name a word twice");
        problems.require(words.size() != 1, "words", words, "must be two or more, or none for all");
        for (String word : words) {
            problems.require(word.matches("[a-z]+"), "words", word, "must be words in lower-case letters");
        }
    }

    boolean wants(String word) {
        return words.isEmpty() || words.contains(word);
    }
}
