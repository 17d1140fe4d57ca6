package org.earmark.analysis.audit;

/**
 * The classes behind a metric.
 *
 * @param averaged how many entered its mean, or how many there are to choose from where it is no mean over classes; the
 *     fewest where models differ
 * @param all how many there are
 */
public record AveragedClasses(int averaged, int all) {

    /** {@code 9 of 10 classes}. */
    public String text() {
        return (averaged == all ? "" : averaged + " of ") + all + (all == 1 ? " class" : " classes");
    }
}
