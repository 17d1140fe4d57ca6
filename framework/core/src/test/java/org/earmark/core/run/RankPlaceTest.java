package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.DeviceSlot;
import org.junit.jupiter.api.Test;

class RankPlaceTest {
    @Test
    void aProcessThatIsToldNothingLeadsItsOnlyNode() {
        RankPlace place = RankPlace.of(Map.of());

        assertThat(place.isFirst()).isTrue();
        assertThat(place.followers(3)).containsExactly(1, 2);
        assertThat(place.host()).isEqualTo("127.0.0.1");
    }

    @Test
    void theLeaderOfAFurtherNodeStartsTheRanksAfterItsOwn() {
        RankPlace place = RankPlace.of(Map.of("EARMARK_NODE", "1", "EARMARK_NODES", "2"));

        assertThat(place.isFirst()).isFalse();
        assertThat(place.rank(6)).isEqualTo(3);
        assertThat(place.followers(6)).containsExactly(4, 5);
    }

    @Test
    void aRankThatALeaderStartedStartsNone() {
        RankPlace place = RankPlace.of(Map.of("EARMARK_NODE", "1", "EARMARK_NODES", "2", "EARMARK_RANK", "5"));

        assertThat(place.rank(6)).isEqualTo(5);
        assertThat(place.followers(6)).isEmpty();
    }

    @Test
    void aNodeIsReachedByTheAddressFromWhichItSpeaksToTheFirst() {
        assertThat(RankPlace.of(Map.of("EARMARK_FIRST_HOST", "localhost")).host())
                .startsWith("127.");
    }

    @Test
    void aFirstNodeOfUnknownNameIsAFaultOfTheEnvironment() {
        RankPlace place = RankPlace.of(Map.of("EARMARK_FIRST_HOST", "no-such-node.invalid"));

        assertThatThrownBy(place::host)
                .isInstanceOfSatisfying(EarmarkException.class, failure -> assertThat(failure.category())
                        .isEqualTo(ErrorCategory.ENVIRONMENT))
                .hasMessageContaining("no-such-node.invalid")
                .hasMessageNotContaining("\n");
    }

    @Test
    void theDevicesOfANodeAreThoseOfEveryNode() {
        List<DeviceSlot> node = List.of(new DeviceSlot("cuda:0", 2), new DeviceSlot("cuda:1", 2));

        assertThat(DeviceGroup.onNodes(node, 2)).isEqualTo(new DeviceSlot("cuda:0+cuda:1+cuda:0+cuda:1", 2));
    }
}
