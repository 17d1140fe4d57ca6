package org.earmark.plugins.datasets.audioset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.earmark.formats.clips.ClassMap;
import org.earmark.spi.error.DataException;

/** The class hierarchy: for each class the classes above it. Immutable. */
final class Ontology {
    private final int[][] above;

    private Ontology(int[][] above) {
        this.above = above;
    }

    /**
     * @param classes whose numbers count; others in the ontology only pass relations on
     * @throws DataException when the file is not AudioSet's ontology
     */
    static Ontology read(Path file, ClassTable classes) {
        Map<String, List<String>> parents = parents(file);
        int[][] above = new int[classes.names().size()][];
        classes.numbers()
                .forEach((identifier, number) -> above[number] = ancestors(identifier, parents).stream()
                        .filter(classes.numbers()::containsKey)
                        .mapToInt(classes.numbers()::get)
                        .sorted()
                        .toArray());
        return new Ontology(above);
    }

    /**
     * The original's table, which knows for each class those directly above it.
     *
     * @throws DataException when the file is no such table or is one of other classes
     */
    static Ontology readMap(Path file, ClassTable classes) {
        ClassMap map = ClassMap.read(file);
        boolean sameNames = classes.numbers().isEmpty() || map.names().equals(classes.names());
        if (map.names().size() != classes.names().size() || !sameNames) {
            throw new DataException(file + " is a table of other classes than the set's "
                    + classes.names().size() + ". Take the one that belongs to it, or AudioSet's ontology.json.");
        }
        return new Ontology(map.above().toArray(int[][]::new));
    }

    private static Map<String, List<String>> parents(Path file) {
        Map<String, List<String>> parents = new HashMap<>();
        try {
            for (JsonNode node : new ObjectMapper().readTree(file.toFile())) {
                for (JsonNode child : node.path("child_ids")) {
                    parents.computeIfAbsent(child.asText(), key -> new ArrayList<>())
                            .add(node.path("id").asText());
                }
            }
        } catch (IOException e) {
            throw new DataException(
                    file + " cannot be read: " + e.getMessage() + ". Take AudioSet's ontology.json.", e);
        }
        if (parents.isEmpty()) {
            throw new DataException(file + " has no classes below others. Take AudioSet's ontology.json.");
        }
        return parents;
    }

    private static Set<String> ancestors(String identifier, Map<String, List<String>> parents) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(parents.getOrDefault(identifier, List.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                open.addAll(parents.getOrDefault(next, List.of()));
            }
        }
        return found;
    }

    /** The labels and all classes above them, ascending. */
    int[] enhanced(int[] labels) {
        Set<Integer> all = new TreeSet<>();
        for (int label : labels) {
            all.add(label);
            for (int ancestor : above[label]) {
                all.add(ancestor);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
