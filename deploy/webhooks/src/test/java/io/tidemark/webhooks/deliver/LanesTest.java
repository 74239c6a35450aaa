package io.tidemark.webhooks.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.webhooks.send.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Duration HOLD = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final Lanes<String> lanes = new Lanes<>(HOLD, BACKOFF, new Random(3), new HashMap<>());

    /**
     * The oracle is the log of what was told: per customer all keys in their order, each taken or buried once, buried
     * not before its time, and every gap is what was buried since the last one taken.
     */
    @Property(tries = 300)
    void whateverAnEndpointAnswersEachAlertIsTakenOrBuriedOnceInTheOrderOfItsCustomer(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int failing) {
        Random random = new Random(seed);
        Lanes<String> tried = new Lanes<>(HOLD, BACKOFF, random, new HashMap<>());
        Map<String, List<String>> sent = new HashMap<>();
        Map<String, List<String>> ended = new HashMap<>();
        Map<String, List<String>> missing = new HashMap<>();
        Map<String, Instant> firstTry = new HashMap<>();
        List<Lanes.Attempt<String>> underWay = new ArrayList<>();
        Instant now = START;
        int number = 0;
        while (number < 60 || tried.waiting() > 0) {
            for (int i = random.nextInt(3); i > 0 && number < 60; i--) {
                String lane = "c-" + random.nextInt(4);
                sent.computeIfAbsent(lane, any -> new ArrayList<>()).add("k-" + number);
                tried.add(lane, "k-" + number++);
            }
            for (Lanes.Attempt<String> attempt : tried.due(now, 3)) {
                firstTry.putIfAbsent(attempt.delivery(), now);
                List<String> gone = missing.getOrDefault(attempt.lane(), List.of());
                assertThat(attempt.gap())
                        .isEqualTo(
                                gone.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new Gap(gone.size(), gone.get(0), gone.get(gone.size() - 1))));
                underWay.add(attempt);
            }
            assertThat(underWay).hasSizeLessThanOrEqualTo(3);
            assertThat(tried.inFlight()).isEqualTo(underWay.size());
            Collections.shuffle(underWay, random);
            now = now.plusMillis(random.nextInt(5_000));
            for (int i = random.nextInt(4); i > 0 && !underWay.isEmpty(); i--) {
                Lanes.Attempt<String> attempt = underWay.remove(0);
                String lane = attempt.lane();
                String key = attempt.delivery();
                if (random.nextInt(100) >= failing) {
                    tried.taken(lane);
                    missing.remove(lane);
                    ended.computeIfAbsent(lane, any -> new ArrayList<>()).add(key);
                } else if (tried.refused(lane, now, Optional.empty())) {
                    assertThat(now).isAfterOrEqualTo(firstTry.get(key).plus(HOLD));
                    tried.buried(lane, key);
                    missing.computeIfAbsent(lane, any -> new ArrayList<>()).add(key);
                    ended.computeIfAbsent(lane, any -> new ArrayList<>()).add(key);
                } else {
                    assertThat(now).isBefore(firstTry.get(key).plus(HOLD));
                }
            }
        }
        assertThat(ended).isEqualTo(sent);
    }

    @Test
    void whatIsBehindAnAlertThatFailsWaitsAndOtherCustomersDoNot() {
        IntStream.range(0, 4).forEach(i -> lanes.add(i % 2 == 0 ? "a" : "b", "k-" + i));
        assertThat(lanes.due(START, 8)).extracting(Lanes.Attempt::delivery).containsExactly("k-0", "k-1");
        assertThat(lanes.refused("a", START, Optional.empty())).isFalse();
        lanes.taken("b");
        assertThat(lanes.due(START, 8)).extracting(Lanes.Attempt::delivery).containsExactly("k-3");
        assertThat(lanes.due(START.plusSeconds(1), 8))
                .extracting(Lanes.Attempt::delivery)
                .containsExactly("k-0");
        assertThat(lanes.waiting()).isEqualTo(3);
    }

    @Test
    void whatTheEndpointAsksForIsWaitedForWithinTheHold() {
        lanes.add("a", "k-0");
        lanes.due(START, 1);
        lanes.refused("a", START, Optional.of(Duration.ofSeconds(30)));
        assertThat(lanes.nextAt()).contains(START.plusSeconds(30));
        lanes.due(START.plusSeconds(30), 1);
        lanes.refused("a", START.plusSeconds(30), Optional.of(Duration.ofHours(1)));
        assertThat(lanes.nextAt()).as("the last try is at the end of the hold").contains(START.plus(HOLD));
        lanes.due(START.plus(HOLD), 1);
        assertThat(lanes.refused("a", START.plus(HOLD), Optional.empty())).isTrue();
    }
}
