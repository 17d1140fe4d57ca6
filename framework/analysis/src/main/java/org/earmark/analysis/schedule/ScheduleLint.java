package org.earmark.analysis.schedule;

/**
 * Something about a schedule that its author may not have meant.
 *
 * @param id {@code rises-after-decay}, {@code never-reached}, {@code phase-never-reached}, {@code warm-up-too-long} or
 *     {@code epoch-units}
 * @param message a sentence for people
 */
public record ScheduleLint(String id, String message) {}
