package org.earmark.spi.error;

/** The class of a failure: decides the exit code, the state of a cell and whether a retry makes sense. */
public enum ErrorCategory {
    /** The experiment file, an option or a combination is invalid. Never retried. */
    CONFIGURATION,
    /** Input data are missing, corrupt or not what they claim to be. Never retried. */
    DATA,
    /** The loss became NaN or infinite. Never retried. */
    DIVERGED,
    /** The engine refused or failed an operation. */
    ENGINE,
    /** Memory of the host or of the device ran out. */
    OUT_OF_MEMORY,
    /** The machine lacks something: a native library, a device, disk space, a permission. */
    ENVIRONMENT,
    /** Something outside the cell broke: a killed process, a lost node, an unreachable disk. Retried. */
    INFRASTRUCTURE,
    /** The cell ran longer than allowed. */
    TIMEOUT,
    /** The scheduler took the machine away. Retried. */
    PREEMPTED,
    /** None of the above: a defect of Earmark or of a plugin. */
    BUG;

    /** Lower case with hyphens, as stored in result files: {@code out-of-memory}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
