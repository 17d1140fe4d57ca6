package org.earmark.testkit;

import java.util.List;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.testkit.engine.LearnerContract;
import org.earmark.testkit.engine.OperationsContract;
import org.earmark.testkit.engine.RefusalsContract;

/**
 * What every engine must do, examined on all its devices: {@link OperationsContract}, {@link LearnerContract} and
 * {@link RefusalsContract}.
 *
 * @param <O> the engine's options
 */
public interface EngineContract<O extends Record>
        extends FactoryContract<O>, OperationsContract, LearnerContract, RefusalsContract {
    @Override
    EngineFactory<O> factory();

    /** Options under which it computes in fp32; the defaults unless overridden. */
    default O options() {
        return factory().defaults();
    }

    @Override
    default Engine newEngine() {
        return factory().create(options(), new EngineContext(2));
    }

    @Override
    default List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.engines();
    }
}
