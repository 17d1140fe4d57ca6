package org.earmark.core.localize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.DataException;

/**
 * From a model's classes to classes of events.
 *
 * @param classes in order: a source that fires counts for the first class that has it and whose threshold it exceeds
 */
public record ClassMapping(List<EventClass> classes) {
    private static final int AUDIO_SET = 527;

    public ClassMapping {
        classes = List.copyOf(classes);
    }

    /** The ten classes of DESED out of AudioSet's 527, with the original system's thresholds. */
    public static ClassMapping desed() {
        return new ClassMapping(List.of(
                new EventClass("Speech", range(0, 7), 0.275),
                new EventClass("Frying", range(366, 368), 0.2),
                new EventClass("Dishes", List.of(364), 0.2),
                new EventClass("Running_water", range(288, 297), 0.23),
                new EventClass("Blender", List.of(369), 0.48),
                new EventClass("Electric_shaver_toothbrush", List.of(382), 0.2),
                new EventClass("Alarm_bell_ringing", joined(List.of(310), range(388, 402)), 0.18),
                new EventClass("Cat", range(81, 85), 0.51),
                new EventClass("Dog", range(74, 79), 0.39),
                new EventClass("Vacuum_cleaner", List.of(377), 0.14)));
    }

    /** Every class of the model for itself. */
    public static ClassMapping identity(Vocabulary vocabulary, double threshold) {
        return new ClassMapping(IntStream.range(0, vocabulary.size())
                .mapToObj(i -> new EventClass(vocabulary.name(i), List.of(i), threshold))
                .toList());
    }

    /** DESED's for a model of AudioSet's classes; every class for itself otherwise. */
    public static ClassMapping usual(Vocabulary vocabulary) {
        return vocabulary.size() == AUDIO_SET ? desed() : identity(vocabulary, 0.5);
    }

    /** The same classes with other thresholds. */
    public ClassMapping withThresholds(List<Double> thresholds) {
        return new ClassMapping(IntStream.range(0, classes.size())
                .mapToObj(i -> classes.get(i).withThreshold(thresholds.get(i)))
                .toList());
    }

    /**
     * Reads a table with the tab-separated columns event_label, sources and threshold, as {@link #write} makes it.
     * Sources are indices, ranges (0-7) or names of the model's classes, separated by commas.
     *
     * @throws DataException when the file is missing or a line is wrong
     */
    public static ClassMapping read(Path file, Vocabulary vocabulary) {
        List<EventClass> classes = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (lines.get(i).isBlank() || (i == 0 && cells[0].equals("event_label"))) {
                continue;
            }
            String place = "Line " + (i + 1) + " of " + file;
            if (cells.length != 3) {
                throw new DataException(place + " has " + cells.length
                        + " columns. Give event_label, sources and threshold, separated by tabs.");
            }
            classes.add(new EventClass(
                    cells[0].strip(), sources(cells[1], vocabulary, place), threshold(cells[2].strip(), place)));
        }
        if (classes.isEmpty()) {
            throw new DataException("The mapping " + file + " has no class. Give a line for each.");
        }
        return new ClassMapping(classes);
    }

    /** The form that {@link #read} takes. */
    public String write() {
        StringBuilder text = new StringBuilder("event_label\tsources\tthreshold\n");
        for (EventClass one : classes) {
            String sources =
                    String.join(",", one.sources().stream().map(String::valueOf).toList());
            text.append(one.label()).append('\t').append(sources).append('\t');
            text.append(one.threshold()).append('\n');
        }
        return text.toString();
    }

    /** @throws DataException when a source is not among so many classes */
    public void requireWithin(int modelClasses) {
        for (EventClass one : classes) {
            for (int source : one.sources()) {
                if (source < 0 || source >= modelClasses) {
                    throw new DataException("The event class " + one.label() + " is read from class " + source
                            + ", but the model has only " + modelClasses
                            + " classes. Give a mapping for this model with --mapping.");
                }
            }
        }
    }

    private static List<Integer> sources(String text, Vocabulary vocabulary, String place) {
        Map<Integer, Boolean> sources = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            if (word.matches("\\d{1,6}-\\d{1,6}")) {
                int dash = word.indexOf('-');
                range(Integer.parseInt(word.substring(0, dash)), Integer.parseInt(word.substring(dash + 1)))
                        .forEach(index -> sources.put(index, true));
            } else if (word.matches("\\d{1,6}")) {
                sources.put(Integer.parseInt(word), true);
            } else {
                int index = vocabulary
                        .index(word)
                        .orElseThrow(() -> new DataException(place + ": the model has no class '" + word
                                + "'. Give its index, or the file of labels with --labels."));
                sources.put(index, true);
            }
        }
        return List.copyOf(sources.keySet());
    }

    private static double threshold(String text, String place) {
        try {
            double threshold = Double.parseDouble(text);
            if (threshold >= 0 && threshold <= 1) {
                return threshold;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw new DataException(place + ": the threshold " + text + " is no number in [0, 1].");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException("Cannot read the mapping " + file + ": " + e + ". Check the path.", e);
        }
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<Integer> joined(List<Integer> first, List<Integer> second) {
        List<Integer> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
