package org.earmark.plugins.engines;

/** Ends a pass that has to be started again in another way: control flow, never an error. */
public final class PassSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Batch statistics have been handed in that the other parts of the batch must complete first. */
        STATISTICS_NEEDED,
        /** A batch normalisation must be differentiated, which takes the whole batch in one pass. */
        WHOLE_BATCH_NEEDED
    }

    private final Reason reason;

    public PassSignal(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
