package org.earmark.plugins.datasets.synthetic;

/** How generated clips are labelled. */
public enum SyntheticMode {
    /** One sound fills a clip. */
    SINGLE,
    /** One to three sounds at once fill a clip. */
    MULTI,
    /** One to three sounds with onset and offset over a background. */
    EVENTS,
    /** Recorded sounds with onset and offset over a recorded background. */
    SOUNDSCAPES
}
