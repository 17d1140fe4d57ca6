package org.earmark.plugins.launchers.slurm;

/**
 * A task of an array that is being submitted.
 *
 * @param batch of the array
 * @param task its place in the array, from 0
 */
record Submission(Batch batch, int task) {}
