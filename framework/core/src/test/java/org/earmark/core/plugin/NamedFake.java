package org.earmark.core.plugin;

import org.earmark.spi.Factory;

abstract class NamedFake<O extends Record> implements Factory<O> {
    private final String name;
    private final O defaults;

    NamedFake(String name, O defaults) {
        this.name = name;
        this.defaults = defaults;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "for tests";
    }

    @Override
    public O defaults() {
        return defaults;
    }
}
