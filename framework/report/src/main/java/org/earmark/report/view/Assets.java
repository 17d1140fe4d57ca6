package org.earmark.report.view;

/**
 * What is inlined into the page.
 *
 * @param policy content security policy: no network, and no script but ours
 */
public record Assets(String policy, String style, String chartLibrary, String script) {}
