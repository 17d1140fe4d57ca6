package org.earmark.testkit;

import org.earmark.spi.engine.Engine;
import org.earmark.testkit.engine.LearnerContract;
import org.earmark.testkit.engine.OperationsContract;
import org.earmark.testkit.engine.RefusalsContract;
import org.earmark.testkit.reference.ReferenceEngine;

/** The reference keeps the contract that it defines: its tape is checked by finite differences of its results. */
class ReferenceEngineTest implements OperationsContract, LearnerContract, RefusalsContract {
    @Override
    public Engine newEngine() {
        return new ReferenceEngine();
    }
}
