/**
 * What engines of one replica per thread have in common, whatever library computes: how a batch is divided, the threads,
 * and whether a state fits a network.
 */
package org.earmark.plugins.engines;
