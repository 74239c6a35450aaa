package io.tidemark.console.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPlaceTest {

    @Property
    void comesBackAsItWasSent(
            @ForAll Map<@IntRange(min = 0, max = 99) Integer, @LongRange(min = 0, max = 999_999_999) Long> offsets) {
        LogPlace place = LogPlace.BEGINNING;
        for (Map.Entry<Integer, Long> one : offsets.entrySet()) {
            place = place.behind("alerts-fraud", one.getKey(), one.getValue());
        }
        if (!offsets.isEmpty()) {
            assertThat(LogPlace.parse(place.toString())).contains(place);
        }
        for (Map.Entry<Integer, Long> one : offsets.entrySet()) {
            assertThat(place.covers("alerts-fraud", one.getKey(), one.getValue()))
                    .isTrue();
            assertThat(place.covers("alerts-fraud", one.getKey(), one.getValue() + 1))
                    .isFalse();
        }
    }

    @Property
    void noTextBreaksIt(@ForAll @AlphaChars String text) {
        assertThat(LogPlace.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "scores.0:",
                "scores.0:1,",
                "scores.0:99999999999999999999",
                "scores.0:1\n",
                "../x.0:1",
                "scores.0:-1"
            })
    void whatIsNoPlaceIsNone(String text) {
        assertThat(LogPlace.parse(text)).isEmpty();
    }

    @Test
    void aTextThatIsFarTooLongIsNone() {
        assertThat(LogPlace.parse("scores.0:1,".repeat(100_000) + "scores.0:1")).isEmpty();
    }
}
