package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    @Test
    void aNumberIsTheSameHoweverManyZerosStandAtItsEnd() {
        assertThat(saying(1_250, 2)).isEqualTo(saying(125, 1));
        assertThat(saying(-12_000, 4)).isEqualTo(saying(-12, 1)).isEqualTo(saying(-120, 2));
        assertThat(saying(500, 2)).isEqualTo(saying(5, 0));
    }

    @Test
    void zeroIsZeroWhateverItsScale() {
        assertThat(saying(0, 2))
                .isEqualTo(saying(0, 0))
                .isEqualTo(saying(0, -3))
                .isEqualTo(saying(0, Integer.MAX_VALUE));
    }

    @Test
    void anotherNumberIsAnotherContent() {
        assertThat(saying(125, 1))
                .isNotEqualTo(saying(125, 2))
                .isNotEqualTo(saying(-125, 1))
                .isNotEqualTo(saying(126, 1));
        assertThat(saying(100, 0)).isNotEqualTo(saying(1, 0)).isNotEqualTo(saying(100, 1));
        assertThat(saying(0, 0)).isNotEqualTo(ContentHash.of(Samples.transaction("a", 0)));
    }

    private static long saying(long unscaled, int scale) {
        Map<String, Decimal> numbers = Map.of("score", new Decimal(unscaled, scale));
        return ContentHash.of(Numbers.with(Samples.transaction("a", 0), numbers));
    }
}
