package org.earmark.core.plan;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import org.earmark.core.metrics.MetricSet;

/** Binds planning; needs {@link org.earmark.core.plugin.PluginModule}. */
public final class PlanModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Planner.class);
        bind(CellJson.class);
        bind(ExperimentSchema.class);
    }

    @Provides
    MetricSet metrics() {
        return MetricSet.tagging();
    }
}
