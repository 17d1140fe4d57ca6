package org.earmark.plugins.engines.nd4j;

/**
 * Mean and biased variance by which a batch is normalised.
 *
 * @param mean (C)
 * @param variance (C)
 */
record ChannelStatistics(Nd4jTensor mean, Nd4jTensor variance) {}
