package org.earmark.spi.engine;

/**
 * Where in a run a batch stands.
 *
 * @param epoch from 0
 * @param step optimiser steps done before, over the whole run
 */
public record BatchPosition(long epoch, long step) {}
