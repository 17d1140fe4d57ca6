package org.earmark.plugins.datasets.scv2;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.earmark.plugins.datasets.scv2.Utterance.Part;
import org.earmark.spi.data.Inventory;

/** The folders against their lists, and both against the release: 35 words, 105,829 recordings, speakers kept apart. */
final class Scv2Inventory {
    private static final int WORDS = 35;
    private static final Map<Part, Integer> OFFICIAL =
            new EnumMap<>(Map.of(Part.TRAIN, 84_843, Part.VALIDATION, 9_981, Part.TEST, 11_005));

    private Scv2Inventory() {}

    static Inventory of(Scv2Folders folders, Scv2Options options) {
        Map<String, Part> lists = folders.lists();
        List<String> words = folders.words().stream().filter(options::wants).toList();
        Set<String> missing = new TreeSet<>();
        lists.keySet().stream()
                .filter(id -> options.wants(id.substring(0, id.indexOf('/'))))
                .forEach(missing::add);
        int listed = missing.size();
        Map<Part, Integer> counts = new EnumMap<>(Part.class);
        Map<String, Set<Part>> speakers = new HashMap<>();
        for (String word : words) {
            for (Path file : folders.recordings(word)) {
                String id = word + "/" + file.getFileName();
                Part part = lists.getOrDefault(id, Part.TRAIN);
                missing.remove(id);
                counts.merge(part, 1, Integer::sum);
                speakers.computeIfAbsent(speaker(file), key -> new HashSet<>()).add(part);
            }
        }
        return new Inventory(
                Scv2Folders.TESTING + " and " + Scv2Folders.VALIDATION,
                listed,
                List.copyOf(missing),
                List.of(),
                remarks(words, counts, speakers, options));
    }

    /** File names begin with a hash of the speaker. */
    private static String speaker(Path file) {
        String name = file.getFileName().toString();
        int end = name.indexOf("_nohash_");
        return end < 0 ? name : name.substring(0, end);
    }

    private static List<String> remarks(
            List<String> words, Map<Part, Integer> counts, Map<String, Set<Part>> speakers, Scv2Options options) {
        List<String> remarks = new ArrayList<>();
        if (options.words().isEmpty() && words.size() != WORDS) {
            remarks.add("There are " + words.size() + " words; the official release has " + WORDS + ".");
        }
        if (options.words().isEmpty()) {
            OFFICIAL.forEach((part, official) -> {
                int count = counts.getOrDefault(part, 0);
                if (count != official) {
                    remarks.add(part.name().charAt(0)
                            + part.name().substring(1).toLowerCase(java.util.Locale.ROOT) + " has " + count
                            + " recordings; the official release has " + official + ".");
                }
            });
        }
        long shared =
                speakers.values().stream().filter(parts -> parts.size() > 1).count();
        if (shared > 0) {
            remarks.add(shared + " of " + speakers.size()
                    + " speakers are in more than one part; the official lists keep them apart.");
        }
        return remarks;
    }
}
