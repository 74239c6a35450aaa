package io.tidemark.webhooks.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.webhooks.send.Answer;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LanesPropertyTest {

    private static final Duration HOLD = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(7);
    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final int ALERTS = 60;
    private static final int AT_ONCE = 3;
    private static final List<Answer> ANSWERS = List.of(
            Answer.refused("the secrets cannot be read"),
            rejected(422, Optional.empty()),
            rejected(429, Optional.empty()),
            rejected(500, Optional.empty()),
            rejected(500, Optional.empty()),
            rejected(503, Optional.of(PAUSE)));

    private static Answer rejected(int status, Optional<Duration> retryAfter) {
        return new Answer(Answer.Kind.REJECTED, status, retryAfter, "it answered " + status);
    }

    /** All that happened to one alert. */
    private static final class Told {
        private final List<Integer> takenAtTry = new ArrayList<>();
        private final List<Answer> answers = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();

        /** Whether it is to be buried now: its time is summed up anew, between one answer and the next. */
        boolean isOver() {
            Duration spent = Duration.ZERO;
            boolean judged = false;
            for (int i = 0; i < answers.size(); i++) {
                Answer answer = answers.get(i);
                spent = answer.isOurOwn() ? spent : spent.plus(Duration.between(times.get(i), times.get(i + 1)));
                judged |= answer.status() == 422;
            }
            boolean tookOthers = takenAtTry.get(takenAtTry.size() - 1) > takenAtTry.get(0);
            return spent.compareTo(HOLD) >= 0
                    && (judged || tookOthers)
                    && !answers.get(answers.size() - 1).isOurOwn();
        }
    }

    /**
     * The oracle is the log of what was told: per customer all keys in their order, each taken or buried once, buried
     * when its time is over and not before, and every gap is what was buried since the last one taken.
     */
    @Property(tries = 300)
    void whateverAnEndpointAnswersEachAlertIsTakenOrBuriedOnceInTheOrderOfItsCustomer(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int failing) {
        Random random = new Random(seed);
        Lanes<String> tried = new Lanes<>(HOLD, BACKOFF, random, new HashMap<>(), any -> true);
        Map<String, List<String>> sent = new HashMap<>();
        Map<String, List<String>> ended = new HashMap<>();
        Map<String, List<String>> missing = new HashMap<>();
        Map<String, Told> told = new HashMap<>();
        List<Lanes.Attempt<String>> underWay = new ArrayList<>();
        Instant now = START;
        Instant leftAloneUntil = START;
        int taken = 0;
        int number = 0;
        while (number < ALERTS || tried.waiting() > 0) {
            for (int i = random.nextInt(3); i > 0 && number < ALERTS; i--) {
                String lane = "c-" + random.nextInt(4);
                sent.computeIfAbsent(lane, any -> new ArrayList<>()).add("k-" + number);
                tried.add(lane, "k-" + number++, now);
            }
            for (Lanes.Attempt<String> attempt : tried.due(now, AT_ONCE)) {
                assertThat(now).isAfterOrEqualTo(leftAloneUntil);
                Told one = told.computeIfAbsent(attempt.delivery(), any -> new Told());
                one.takenAtTry.add(taken);
                if (one.times.isEmpty()) {
                    one.times.add(now);
                }
                List<String> gone = missing.getOrDefault(attempt.lane(), List.of());
                assertThat(attempt.gap())
                        .isEqualTo(
                                gone.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new Gap(gone.size(), gone.get(0), gone.get(gone.size() - 1))));
                underWay.add(attempt);
            }
            assertThat(underWay).hasSizeLessThanOrEqualTo(AT_ONCE);
            assertThat(tried.inFlight()).isEqualTo(underWay.size());
            Collections.shuffle(underWay, random);
            now = now.plusMillis(random.nextInt(5_000));
            for (int i = random.nextInt(4); i > 0 && !underWay.isEmpty(); i--) {
                Lanes.Attempt<String> attempt = underWay.remove(0);
                String lane = attempt.lane();
                String key = attempt.delivery();
                if (random.nextInt(100) >= failing) {
                    taken++;
                    tried.taken(lane);
                    missing.remove(lane);
                    ended.computeIfAbsent(lane, any -> new ArrayList<>()).add(key);
                    continue;
                }
                Answer answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
                told.get(key).answers.add(answer);
                told.get(key).times.add(now);
                Instant until = now.plus(answer.status() == 503 ? PAUSE : Duration.ZERO);
                leftAloneUntil = until.isAfter(leftAloneUntil) ? until : leftAloneUntil;
                boolean over = tried.refused(lane, now, answer);
                assertThat(over).isEqualTo(told.get(key).isOver());
                if (over) {
                    tried.buried(lane, key);
                    missing.computeIfAbsent(lane, any -> new ArrayList<>()).add(key);
                    ended.computeIfAbsent(lane, any -> new ArrayList<>()).add(key);
                }
            }
        }
        assertThat(ended).isEqualTo(sent);
    }
}
