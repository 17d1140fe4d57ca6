package org.earmark.plugins.datasets.scv2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.earmark.formats.table.TextFile;
import org.earmark.plugins.datasets.scv2.Utterance.Part;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.Problems;

/** The official archive: a folder of recordings for each word, and lists of those for testing and validation. */
final class Scv2Folders {
    static final String TESTING = "testing_list.txt";
    static final String VALIDATION = "validation_list.txt";
    static final String REMEDY =
            "Unpack the archive of Speech Commands V2 anew and name its folder with --data scv2=DIR.";

    private final Path root;

    Scv2Folders(Path root) {
        this.root = root;
    }

    /** Folders of words, sorted; what begins with an underscore is background noise. */
    List<String> words() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_") && !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException("The folder " + root + " cannot be read: " + e + ". " + REMEDY, e);
        }
    }

    /** The part of every recording that a list names; a recording in neither list is for training. */
    Map<String, Part> lists() {
        Map<String, Part> parts = new HashMap<>();
        add(parts, TESTING, Part.TEST);
        add(parts, VALIDATION, Part.VALIDATION);
        return parts;
    }

    private void add(Map<String, Part> parts, String list, Part part) {
        Path file = root.resolve(list);
        int number = 0;
        for (String line : TextFile.lines(file, REMEDY)) {
            number++;
            String id = line.strip();
            if (id.isEmpty()) {
                continue;
            }
            if (!id.matches("[^/\\\\]+/[^/\\\\]+") || id.startsWith("..") || id.endsWith("/..")) {
                throw new DataException(file + ", line " + number + ", is '" + id
                        + "'; a word and a file name with a slash are expected. " + REMEDY);
            }
            if (parts.put(id, part) != null) {
                throw new DataException(file + ", line " + number + ", lists " + id
                        + " a second time; no recording may be in two parts. " + REMEDY);
            }
        }
    }

    Scv2Dataset dataset(Scv2Options options) {
        Map<String, Part> lists = lists();
        List<String> words = chosen(options, words());
        List<Utterance> utterances = new ArrayList<>();
        for (String word : words) {
            for (Path file : recordings(word)) {
                String id = word + "/" + file.getFileName();
                Part part = lists.getOrDefault(id, Part.TRAIN);
                lists.remove(id);
                utterances.add(new Utterance(id, word, part, new AudioSource.File(file), size(file)));
            }
        }
        refuseMissing(words, new TreeSet<>(lists.keySet()));
        return new Scv2Dataset(utterances, words);
    }

    private List<String> chosen(Scv2Options options, List<String> present) {
        if (present.size() < 2) {
            throw new DataException(root + " has " + present.size() + " folders of words. " + REMEDY);
        }
        for (String word : options.words()) {
            if (!present.contains(word)) {
                throw new DataException(root + " has no folder for the word " + word
                        + Problems.nearest(word, present)
                                .map(near -> " (but " + near + ")")
                                .orElse("") + "; it has "
                        + String.join(", ", present) + ". Choose among these with the option words.");
            }
        }
        return present.stream().filter(options::wants).toList();
    }

    /** The sound files of a word, sorted. */
    List<Path> recordings(String word) {
        try (Stream<Path> files = Files.list(root.resolve(word))) {
            return files.filter(file -> isSound(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException("The folder " + root.resolve(word) + " cannot be read: " + e + ". " + REMEDY, e);
        }
    }

    private static boolean isSound(String name) {
        return (name.endsWith(".wav") || name.endsWith(".flac")) && !name.startsWith(".");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseMissing(List<String> words, Collection<String> listed) {
        List<String> missing = listed.stream()
                .filter(id -> words.contains(id.substring(0, id.indexOf('/'))))
                .toList();
        if (!missing.isEmpty()) {
            throw new DataException(missing.size() + " recordings that " + TESTING + " or " + VALIDATION
                    + " list are missing, the first is " + root.resolve(missing.get(0)) + ". " + REMEDY);
        }
    }
}
