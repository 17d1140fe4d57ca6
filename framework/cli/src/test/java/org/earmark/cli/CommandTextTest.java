package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTextTest {
    @Test
    void quotesWhatAShellWouldChange() {
        assertThat(CommandText.of("run", "a b.yaml", "--set", "model.size=tiny", "it's")
                        .text())
                .isEqualTo("earmark run 'a b.yaml' --set model.size=tiny 'it'\\''s'");
    }
}
