package org.earmark.analysis.statistics;

/**
 * What a test of a null hypothesis found.
 *
 * @param statistic the test's statistic, as its method defines it
 * @param pValue two-sided unless the method says otherwise; NaN where the data allow no test
 */
public record TestResult(double statistic, double pValue) {}
