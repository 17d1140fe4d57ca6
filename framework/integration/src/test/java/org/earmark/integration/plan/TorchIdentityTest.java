package org.earmark.integration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.core.options.CanonicalJson;
import org.earmark.core.options.OptionsTree;
import org.earmark.plugins.engines.torch.TorchEngineFactory;
import org.junit.jupiter.api.Test;

/** What the engine that most cells are trained with adds to their identity. */
class TorchIdentityTest {
    private final TorchEngineFactory factory = new TorchEngineFactory();

    @Test
    void theUsualOptionsAreWrittenAsEver() {
        // Golden: a change here makes every stored result of this engine count as another cell's.
        assertThat(factory.version()).isEqualTo("1");
        assertThat(CanonicalJson.write(OptionsTree.of(factory.defaults())))
                .isEqualTo("{\"clipsPerPass\":8,\"precision\":\"fp32\",\"replicas\":0}");
    }
}
