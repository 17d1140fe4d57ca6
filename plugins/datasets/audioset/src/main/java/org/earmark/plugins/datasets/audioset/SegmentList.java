package org.earmark.plugins.datasets.audioset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earmark.formats.table.Separator;
import org.earmark.formats.table.TextFile;
import org.earmark.spi.error.DataException;

/** An official list of segments: video, start and end in seconds, identifiers of classes in one quoted cell. */
record SegmentList(Path file, List<Segment> segments) {
    private static final String REMEDY = "Take AudioSet's own file.";
    private static final int COLUMNS = 4;

    /**
     * A segment of a video.
     *
     * @param labels ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Segment(String video, double start, double end, int[] labels) {}

    static SegmentList read(Path file, ClassTable classes) {
        List<Segment> segments = new ArrayList<>();
        int number = 0;
        for (String line : TextFile.lines(file, REMEDY)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                segments.add(segment(file + ", line " + number + ",", Separator.COMMA.split(line), classes));
            }
        }
        if (segments.isEmpty()) {
            throw new DataException(file + " lists no segment. " + REMEDY);
        }
        return new SegmentList(file, segments);
    }

    /** The part that the list is of: what its name begins with. */
    String part() {
        return file.getFileName().toString().replace("_segments.csv", "");
    }

    private static Segment segment(String place, List<String> cells, ClassTable classes) {
        if (cells.size() != COLUMNS) {
            throw new DataException(place + " has " + cells.size() + " cells; video, start, end and labels are "
                    + COLUMNS + ". " + REMEDY);
        }
        int[] labels = Separator.COMMA.split(cells.get(3)).stream()
                .filter(identifier -> !identifier.isEmpty())
                .mapToInt(identifier -> number(place, identifier, classes))
                .sorted()
                .distinct()
                .toArray();
        return new Segment(cells.get(0), seconds(place, cells.get(1)), seconds(place, cells.get(2)), labels);
    }

    private static int number(String place, String identifier, ClassTable classes) {
        Integer number = classes.numbers().get(identifier);
        if (number == null) {
            throw new DataException(place + " has the label " + identifier + ", which is none of the "
                    + classes.names().size() + " in class_labels_indices.csv. " + REMEDY);
        }
        return number;
    }

    private static double seconds(String place, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DataException(place + " has the time '" + text + "'; seconds are expected. " + REMEDY, e);
        }
    }
}
