package org.earmark.report.view;

import java.util.List;

/**
 * A small drawing of values on a common horizontal scale, in pixels from the left of a drawing {@value #WIDTH} wide.
 *
 * @param dots single values
 * @param mean empty text when there is none
 * @param low left end of the interval bar; empty text when there is none
 * @param length of the interval bar
 * @param zero where zero lies; empty text when it is not on the scale
 * @param description of the drawing for people who do not see it
 */
public record Strip(List<String> dots, String mean, String low, String length, String zero, String description) {
    public static final int WIDTH = 176;

    public Strip {
        dots = List.copyOf(dots);
    }
}
