package org.earmark.core.census;

/**
 * A clip to look at.
 *
 * @param label name of a class that it has
 * @param id of the clip
 * @param logMel decibels, (columns, bands) row by row, averaged over time to few columns
 * @param bands rows of the picture, lowest frequency first
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
public record ExampleClip(String label, String id, float[] logMel, int bands) {
    private static final int COLUMNS = 160;

    static ExampleClip of(String label, String id, float[] logMel, int bands) {
        int frames = logMel.length / bands;
        int columns = Math.min(COLUMNS, frames);
        float[] picture = new float[columns * bands];
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * frames / columns);
            int to = (int) ((long) (column + 1) * frames / columns);
            for (int band = 0; band < bands; band++) {
                double sum = 0;
                for (int frame = from; frame < to; frame++) {
                    sum += logMel[frame * bands + band];
                }
                picture[column * bands + band] = (float) (sum / (to - from));
            }
        }
        return new ExampleClip(label, id, picture, bands);
    }
}
