package io.tidemark.scoring.app.decision.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ReasonSettingsTest {

    private static final int IDS = 20_000;

    @Property(tries = 100)
    void aShareOfTheTransactionsIsSampledAndALargerShareKeepsThem(@ForAll @DoubleRange(max = 1) double share) {
        ReasonSettings settings = new ReasonSettings(4, share, false);
        ReasonSettings more = new ReasonSettings(4, Math.min(1, share * 1.5), false);
        String[] sampled = IntStream.range(0, IDS)
                .mapToObj(i -> "T" + i)
                .filter(settings::samples)
                .toArray(String[]::new);
        // Six standard deviations of a fair draw.
        assertThat(Math.abs(sampled.length - IDS * share))
                .isLessThanOrEqualTo(6 * Math.sqrt(IDS * share * (1 - share)) + 1);
        assertThat(sampled).allMatch(more::samples).allMatch(settings::samples);
    }

    @Test
    void nothingAndEverythingCanBeSampled() {
        for (String id : new String[] {"", "a", "Transaktion 1", "ä"}) {
            assertThat(new ReasonSettings(4, 0, false).samples(id)).isFalse();
            assertThat(new ReasonSettings(4, 1, false).samples(id)).isTrue();
        }
    }

    @Test
    void samplesAreTheSameForEverSinceAuditsHangOnThem() {
        // Places by an independent program.
        assertThat(new ReasonSettings(4, 0.566384, false).samples("T000160733")).isTrue();
        assertThat(new ReasonSettings(4, 0.566382, false).samples("T000160733")).isFalse();
        assertThat(new ReasonSettings(4, 0.481964, false).samples("T1")).isTrue();
        assertThat(new ReasonSettings(4, 0.481962, false).samples("T1")).isFalse();
        assertThat(new ReasonSettings(4, 0.898595, false).samples("ä")).isTrue();
        assertThat(new ReasonSettings(4, 0.898593, false).samples("ä")).isFalse();
        assertThat(new ReasonSettings(4, 0.536303, false).samples("4711")).isTrue();
        assertThat(new ReasonSettings(4, 0.536301, false).samples("4711")).isFalse();
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedByName() {
        assertThatThrownBy(() -> new ReasonSettings(-1, 0, false)).hasMessageContaining("scoring.reasons.top is -1");
        assertThatThrownBy(() -> new ReasonSettings(1, 1.1, false))
                .hasMessageContaining("scoring.reasons.sample is 1.1");
        assertThatThrownBy(() -> new ReasonSettings(1, Double.NaN, false)).hasMessageContaining("a share from 0 to 1");
    }
}
