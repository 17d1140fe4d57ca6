package org.earmark.core.checkpoint;

/** The container of a checkpoint. */
public enum CheckpointFormat {
    SAFETENSORS,
    /** PyTorch's zip archive, written since version 1.6. */
    TORCH_ZIP,
    /** PyTorch's older sequence of pickles. */
    TORCH_LEGACY
}
