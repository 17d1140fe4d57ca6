package org.earmark.plugins.engines.nd4j;

import org.bytedeco.javacpp.FloatPointer;

/** A pointer that is set to one place after another, for calls too short to make a new one each time. */
final class Cursor extends FloatPointer {
    Cursor at(FloatPointer base, long offset) {
        address = base.address() + Float.BYTES * (base.position() + offset);
        return this;
    }
}
