package org.earmark.spi.mixup;

/** Where signals are mixed. */
public enum MixupDomain {
    /** Before the front end; partners are clips of the whole training set. */
    WAVEFORM,
    /** Inside the network after input normalisation; partners are places in the batch. */
    SPECTROGRAM
}
