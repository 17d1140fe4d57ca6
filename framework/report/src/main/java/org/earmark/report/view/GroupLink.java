package org.earmark.report.view;

/** A configuration mentioned somewhere on the page; its row among the results has the anchor {@code group-<index>}. */
public record GroupLink(String label, int index) {}
