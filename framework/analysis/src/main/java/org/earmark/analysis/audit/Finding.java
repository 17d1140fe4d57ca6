package org.earmark.analysis.audit;

/**
 * A verdict with its reason.
 *
 * @param reason in a sentence or several
 */
record Finding(Verdict verdict, String reason) {}
