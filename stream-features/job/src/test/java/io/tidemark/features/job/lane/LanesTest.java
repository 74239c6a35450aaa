package io.tidemark.features.job.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Property(tries = 500)
    void allCustomersOfALaneAreInItsKeyGroup(
            @ForAll String customer, @ForAll @IntRange(min = 1, max = 32_768) int keyGroups) {
        int lanes = Lanes.count(keyGroups);
        int lane = Lanes.of(customer, lanes);
        assertThat(lane).isBetween(0, lanes - 1);
        assertThat(Lanes.keyGroup(lane, keyGroups))
                .isEqualTo(KeyGroupRangeAssignment.assignToKeyGroup(customer, keyGroups));
    }

    @Property(tries = 500)
    void thereAreEnoughOfThemAndTheyFitIntoTwoBytes(@ForAll @IntRange(min = 1, max = 32_768) int keyGroups) {
        assertThat(Lanes.count(keyGroups)).isBetween(1024, 32_768);
    }

    @Property(tries = 20)
    void everyKeyGroupHasAKey(@ForAll @IntRange(min = 1, max = 4_096) int keyGroups) {
        String[] keys = Lanes.keys(keyGroups);
        for (int group = 0; group < keyGroups; group++) {
            assertThat(KeyGroupRangeAssignment.assignToKeyGroup(keys[group], keyGroups))
                    .isEqualTo(group);
        }
    }

    @Test
    void withoutAMaximumParallelismThereAreNone() {
        assertThatThrownBy(() -> Lanes.count(-1)).hasMessageContaining("none is set");
    }
}
