package org.earmark.report.view;

/** A cell mentioned somewhere on the page; its entry in the register has the anchor {@code cell-<id>}. */
public record CellLink(String id, String title) {}
