package org.earmark.core.audio;

/**
 * A piece of a clip.
 *
 * @param samples of the fitted length
 * @param from where the piece begins in the clip, in seconds
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of samples, never compared
public record ClipPiece(float[] samples, double from) {}
