package org.earmark.spi.data;

/**
 * Which clips are used for what, as indices into the data set. No clip is in two parts.
 *
 * @param train clips to learn from
 * @param validation clips for choosing a checkpoint; may be empty
 * @param test clips that the reported metrics are measured on
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
public record Partition(int[] train, int[] validation, int[] test) {}
