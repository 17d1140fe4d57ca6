package org.earmark.plugins.models.htsat;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.Plugin;
import org.earmark.testkit.ModelContract;
import org.junit.jupiter.api.Nested;

class HtsAtContractTest {
    @Nested
    class H implements Small {
        @Override
        public Variant variant() {
            return Variant.H;
        }
    }

    @Nested
    class Hc implements Small {
        @Override
        public Variant variant() {
            return Variant.HC;
        }
    }

    /** Two pieces of 64 bands, three stages; the second block of the second stage has shifted windows. */
    interface Small extends ModelContract<HtsAtOptions> {
        Variant variant();

        @Override
        default Plugin plugin() {
            return new HtsAtPlugin();
        }

        @Override
        default HtsAtFactory factory() {
            return new HtsAtFactory();
        }

        @Override
        default HtsAtOptions smallOptions() {
            return new HtsAtOptions(
                    Size.TINY,
                    variant(),
                    Optional.of(4),
                    Optional.of(List.of(1, 2, 1)),
                    Optional.of(List.of(1, 2, 4)),
                    8,
                    2,
                    128,
                    4,
                    4,
                    0.1,
                    0.1,
                    SpecAugmentOptions.standard(),
                    false);
        }
    }
}
