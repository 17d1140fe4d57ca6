package org.earmark.core.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.Event;

/**
 * How many clips there are.
 *
 * @param classes names in the order of the vocabulary
 * @param parts names of folds or splits
 * @param clips by part
 * @param unlabelled clips without any label, by part
 * @param byClass clips with a class, by class and part
 * @param events events with onset and offset, by class
 * @param eventSeconds total length of these, by class
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
public record ClassCounts(
        List<String> classes,
        List<String> parts,
        int[] clips,
        int[] unlabelled,
        int[][] byClass,
        int[] events,
        double[] eventSeconds) {
    static ClassCounts of(AudioDataset dataset, Parts parts) {
        int classes = dataset.vocabulary().size();
        int count = parts.names().size();
        ClassCounts counts = new ClassCounts(
                new ArrayList<>(dataset.vocabulary().names()),
                parts.names(),
                new int[count],
                new int[count],
                new int[classes][count],
                new int[classes],
                new double[classes]);
        for (int index = 0; index < dataset.size(); index++) {
            counts.add(dataset.clip(index), parts.of(index));
        }
        return counts;
    }

    private void add(Clip clip, int part) {
        clips[part]++;
        if (clip.labels().length == 0) {
            unlabelled[part]++;
        }
        for (int label : clip.labels()) {
            byClass[label][part]++;
        }
        for (Event event : clip.events()) {
            events[event.label()]++;
            eventSeconds[event.label()] += event.offset() - event.onset();
        }
    }

    /** Clips with a class, in all parts. */
    public int total(int label) {
        return Arrays.stream(byClass[label]).sum();
    }

    /** All events of all classes. */
    public int totalEvents() {
        return Arrays.stream(events).sum();
    }

    /** Names of the classes that no clip of a part has. */
    public List<String> absent(int part) {
        List<String> absent = new ArrayList<>();
        for (int label = 0; label < byClass.length; label++) {
            if (byClass[label][part] == 0) {
                absent.add(classes.get(label));
            }
        }
        return absent;
    }
}
