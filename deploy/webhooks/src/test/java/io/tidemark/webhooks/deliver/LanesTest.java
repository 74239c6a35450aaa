package io.tidemark.webhooks.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.webhooks.send.Answer;
import io.tidemark.webhooks.send.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Duration HOLD = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private static final Answer BROKEN = answer(500, Optional.empty());
    private static final Answer REFUSED = Answer.refused("the secrets cannot be read");

    private final Set<String> lost = new HashSet<>();
    private final Lanes<String> lanes =
            new Lanes<>(HOLD, BACKOFF, new Random(3), new HashMap<>(), key -> !lost.contains(key));

    private static Answer answer(int status, Optional<Duration> retryAfter) {
        return new Answer(Answer.Kind.REJECTED, status, retryAfter, "it answered " + status);
    }

    /** Tries the first of this lane, which is due, and has it answered at once. */
    private boolean refused(String lane, Instant now, Answer answer) {
        assertThat(lanes.due(now, 8)).extracting(Lanes.Attempt::lane).contains(lane);
        return lanes.refused(lane, now, answer);
    }

    /** Tries what is due, has it taken by none, again and again until a time. */
    private Instant fail(Instant from, Instant until, Answer answer) {
        Instant now = from;
        while (now.isBefore(until)) {
            for (Lanes.Attempt<String> attempt : lanes.due(now, 8)) {
                assertThat(lanes.refused(attempt.lane(), now, answer)).isFalse();
            }
            now = lanes.nextAt().orElseThrow();
        }
        return now;
    }

    @Test
    void whatIsBehindAnAlertThatFailsWaitsAndOtherCustomersDoNot() {
        IntStream.range(0, 4).forEach(i -> lanes.add(i % 2 == 0 ? "a" : "b", "k-" + i, START));
        assertThat(lanes.due(START, 8)).extracting(Lanes.Attempt::delivery).containsExactly("k-0", "k-1");
        assertThat(lanes.refused("a", START, BROKEN)).isFalse();
        lanes.taken("b");
        assertThat(lanes.due(START, 8)).extracting(Lanes.Attempt::delivery).containsExactly("k-3");
        assertThat(lanes.due(START.plusSeconds(1), 8))
                .extracting(Lanes.Attempt::delivery)
                .containsExactly("k-0");
        assertThat(lanes.waiting()).isEqualTo(3);
    }

    @Test
    void whatCameFirstIsTriedFirstWhoeverItsCustomerIs() {
        lanes.add("a", "k-0", START);
        lanes.add("b", "k-1", START);
        lanes.add("a", "k-2", START);
        lanes.add("c", "k-3", START.plusSeconds(1));
        List<String> tried = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (Lanes.Attempt<String> attempt : lanes.due(START.plusSeconds(2), 1)) {
                tried.add(attempt.delivery());
                lanes.taken(attempt.lane());
            }
        }
        assertThat(tried).containsExactly("k-0", "k-1", "k-2", "k-3");
    }

    @Test
    void whatTheEndpointAsksForIsWaitedForWithinTheHold() {
        lanes.add("a", "k-0", START);
        refused("a", START, answer(422, Optional.of(Duration.ofSeconds(30))));
        assertThat(lanes.nextAt()).contains(START.plusSeconds(30));
        refused("a", START.plusSeconds(30), answer(422, Optional.of(Duration.ofHours(1))));
        assertThat(lanes.nextAt()).as("the last try is at the end of the hold").contains(START.plus(HOLD));
        assertThat(refused("a", START.plus(HOLD), BROKEN)).isTrue();
    }

    @Test
    void anEndpointThatAsksToBeLeftAloneIsLeftAloneByAllCustomers() {
        for (int status : List.of(429, 503)) {
            Lanes<String> asked = new Lanes<>(HOLD, BACKOFF, new Random(3), new HashMap<>(), key -> true);
            asked.add("a", "k-0", START);
            asked.add("b", "k-1", START);
            asked.due(START, 1);
            asked.refused("a", START, answer(status, Optional.of(Duration.ofSeconds(30))));
            asked.add("c", "k-2", START.plusSeconds(1));
            assertThat(asked.due(START.plusSeconds(29), 8)).isEmpty();
            assertThat(asked.nextAt()).contains(START.plusSeconds(30));
            assertThat(asked.due(START.plusSeconds(30), 8))
                    .extracting(Lanes.Attempt::delivery)
                    .containsExactly("k-1", "k-2", "k-0");
            asked.refused("b", START.plusSeconds(30), answer(status, Optional.of(Duration.ofDays(1))));
            assertThat(asked.due(START.plusSeconds(30).plus(HOLD), 8))
                    .as("longer than the hold it is not")
                    .hasSize(1);
        }
    }

    @Test
    void anEndpointThatTakesNothingAtAllLosesNothingHoweverLongItIsAway() {
        for (int i = 0; i < 3; i++) {
            lanes.add("c-" + i, "k-" + i, START);
        }
        Instant back = fail(START, START.plus(HOLD.multipliedBy(20)), BROKEN);
        back = fail(back, back.plus(HOLD), answer(429, Optional.empty()));
        lanes.add("well", "k-3", back);
        back = back.plusSeconds(60);
        assertThat(lanes.due(back, 8)).hasSize(4);
        lanes.taken("well");
        assertThat(lanes.refused("c-0", back, BROKEN))
                .as("it was under way before the endpoint was back")
                .isFalse();
        lanes.taken("c-1");
        lanes.taken("c-2");
        assertThat(refused("c-0", back.plusSeconds(60), BROKEN))
                .as("the endpoint takes others, and not this one")
                .isTrue();
    }

    @Test
    void anAlertThatTheEndpointJudgedIsBuriedThoughItTookNoOther() {
        lanes.add("a", "k-0", START);
        assertThat(refused("a", START, answer(404, Optional.empty()))).isFalse();
        assertThat(refused("a", START.plus(HOLD), BROKEN)).isTrue();
    }

    @Test
    void whatWeCouldNotSendIsNoneOfTheEndpointsTime() {
        lanes.add("a", "k-0", START);
        lanes.add("b", "k-1", START);
        lanes.due(START, 8);
        lanes.taken("b");
        lanes.refused("a", START, answer(422, Optional.empty()));
        Instant again = fail(START.plusSeconds(5), START.plus(HOLD.multipliedBy(10)), REFUSED);
        again = fail(again, again.plus(HOLD).minusSeconds(20), BROKEN);
        assertThat(refused("a", again.plusSeconds(30), REFUSED)).isFalse();
        assertThat(refused("a", again.plusSeconds(60), BROKEN)).isTrue();
    }

    @Test
    void whatIsAnothersIsForgottenAndNeverBuried() {
        List.of("k-0", "k-1", "k-2").forEach(key -> lanes.add("a", key, START));
        lanes.add("b", "k-3", START);
        assertThat(lanes.due(START, 1)).extracting(Lanes.Attempt::delivery).containsExactly("k-0");
        lost.addAll(List.of("k-0", "k-1", "k-2", "k-3"));
        lanes.add("a", "k-0 again", START);
        assertThat(lanes.due(START, 8)).as("one of this customer is under way").isEmpty();
        assertThat(lanes.waiting()).isEqualTo(2);
        assertThat(lanes.refused("a", START.plus(HOLD), answer(422, Optional.empty())))
                .as("its time is over, and it is another's to bury")
                .isFalse();
        assertThat(lanes.inFlight()).isZero();
        List<Lanes.Attempt<String>> next = lanes.due(START.plus(HOLD), 8);
        assertThat(next).extracting(Lanes.Attempt::delivery).containsExactly("k-0 again");
        assertThat(next.get(0).gap()).isEmpty();
        assertThat(lanes.refused("a", START.plus(HOLD), answer(422, Optional.empty())))
                .as("its own time has just begun")
                .isFalse();
        lost.add("k-0 again");
        assertThat(lanes.due(START.plus(HOLD.multipliedBy(2)), 8)).isEmpty();
        assertThat(lanes.waiting()).isZero();
        assertThat(lanes.nextAt()).isEmpty();
    }
}
