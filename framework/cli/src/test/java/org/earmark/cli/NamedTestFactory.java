package org.earmark.cli;

import org.earmark.spi.Factory;

abstract class NamedTestFactory implements Factory<TestPlugin.None> {
    private final String name;

    NamedTestFactory(String name) {
        this.name = name;
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
    public TestPlugin.None defaults() {
        return new TestPlugin.None();
    }
}
