package org.earmark.spi.launch;

/**
 * How a task's process ended.
 *
 * @param exitCode of the process, 128 + signal when it was killed
 * @param timedOut whether it was killed for running too long
 * @param outputTail the last lines that it printed
 */
public record TaskEnd(int exitCode, boolean timedOut, String outputTail) {}
