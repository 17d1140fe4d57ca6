package org.earmark.spi.error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects problems, so that a user sees all of them at once. Not thread-safe. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(String path, Object value, String message) {
        found.add(Problem.of(path, value, message));
    }

    /** Adds the problem unless the condition holds. */
    public void require(boolean condition, String path, Object value, String message) {
        if (!condition) {
            add(path, value, message);
        }
    }

    /** Adds all problems of another input under its path. */
    public void addAll(String parent, Collection<Problem> others) {
        others.forEach(problem -> found.add(problem.under(parent)));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** @throws InvalidInputException when there is any problem */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInputException(found);
        }
    }

    /** The choice with the smallest edit distance to the word, if any is near enough to be a likely slip. */
    public static Optional<String> nearest(String word, Collection<String> choices) {
        return choices.stream()
                .min(Comparator.comparingInt((String choice) -> editDistance(word, choice))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(choice -> editDistance(word, choice) <= Math.max(2, choice.length() / 2));
    }

    private static int editDistance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
