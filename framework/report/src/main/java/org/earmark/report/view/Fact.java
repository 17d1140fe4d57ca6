package org.earmark.report.view;

/** A term and what it is. */
public record Fact(String term, String text) {}
