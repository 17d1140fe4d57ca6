package org.earmark.integration.htsat;

import org.earmark.spi.engine.Engine;
import org.earmark.testkit.reference.ReferenceEngine;
import org.junit.jupiter.api.Tag;

/** The network itself, apart from any engine's rounding. */
@Tag("slow")
class ReferenceHtsAtGoldenTest implements HtsAtGoldenContract {
    @Override
    public Engine newEngine() {
        return new ReferenceEngine();
    }
}
