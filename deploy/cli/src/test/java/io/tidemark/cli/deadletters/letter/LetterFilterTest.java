package io.tidemark.cli.deadletters.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.DeadLetters;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LetterFilterTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Letter LETTER = new Letter(
            new RecordPlace("dead-letters", 0, 7),
            AT,
            DeadLetters.of("not_avro", "?", "x.transactions", 3, 11, null, null, "s", AT),
            new RecordPlace("transactions", 3, 11));

    @Test
    void everyPartOfItMustTakeALetter() {
        assertThat(filter(Set.of(), Set.of(), null, null).takes(LETTER)).isTrue();
        assertThat(filter(Set.of("not_avro", "no_value"), Set.of(), null, null).takes(LETTER))
                .isTrue();
        assertThat(filter(Set.of("no_value"), Set.of(), null, null).takes(LETTER))
                .isFalse();
        assertThat(filter(Set.of(), Set.of("labels"), null, null).takes(LETTER)).isFalse();
        assertThat(filter(Set.of("not_avro"), Set.of("transactions"), AT, AT).takes(LETTER))
                .isTrue();
        assertThat(filter(Set.of("not_avro"), Set.of("labels"), AT, AT).takes(LETTER))
                .isFalse();
    }

    @Test
    void bothEndsOfTheTimeBelongToIt() {
        assertThat(filter(Set.of(), Set.of(), AT.plusMillis(1), null).takes(LETTER))
                .isFalse();
        assertThat(filter(Set.of(), Set.of(), null, AT.minusMillis(1)).takes(LETTER))
                .isFalse();
        assertThat(filter(Set.of(), Set.of(), AT, null).takes(LETTER)).isTrue();
        assertThat(filter(Set.of(), Set.of(), null, AT).takes(LETTER)).isTrue();
    }

    @Test
    void aPlaceIsThatOfALetterUnlessATopicIsNamed() {
        assertThat(RecordPlace.parse("0-123")).contains(new RecordPlace("dead-letters", 0, 123));
        assertThat(RecordPlace.parse("transactions/3-4567")).contains(new RecordPlace("transactions", 3, 4567));
        assertThat(RecordPlace.parse("transactions/3/4567")).contains(new RecordPlace("transactions", 3, 4567));
        assertThat(RecordPlace.parse(new RecordPlace("dead-letters", 0, 9).toString()))
                .contains(new RecordPlace("dead-letters", 0, 9));
        for (String wrong : new String[] {"", "3", "-1-2", "a/b/1-2", "transactions", "0-12345678901234567890"}) {
            assertThat(RecordPlace.parse(wrong)).as(wrong).isEmpty();
        }
    }

    private static LetterFilter filter(Set<String> causes, Set<String> topics, Instant from, Instant until) {
        return new LetterFilter(causes, topics, Optional.ofNullable(from), Optional.ofNullable(until));
    }
}
