package io.tidemark.drift.job.quality;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Scores of one model with their labels, which no longer follow the scores from a day on. */
final class LabelledTraffic {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final int PER_DAY = 400;
    static final int FLIPPED = 14;
    static final int DAYS = 22;

    /** A scored transaction of a day. */
    record Event(int day, Score score, Optional<Label> label, boolean fraud) {}

    private final SplittableRandom random = new SplittableRandom(23);

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < PER_DAY; i++) {
                Instant time = day(day).plus(Duration.ofDays(1).multipliedBy(i).dividedBy(PER_DAY));
                double score = 1 / (1 + Math.exp(3.5 - 2 * random.nextGaussian()));
                boolean fraud = random.nextDouble() < (day < FLIPPED ? score : 0.08);
                String id = "t" + day + "-" + i;
                Optional<Label> label = fraud
                        ? Optional.of(label(
                                id,
                                Verdict.FRAUD,
                                LabelType.CHARGEBACK,
                                time.plus(Duration.ofHours(random.nextInt(60)))))
                        : Optional.empty();
                events.add(new Event(day, score(id, time, score), label, fraud));
            }
        }
        return events;
    }

    /** Of the events, and of others, in the order in which they are observed. */
    static List<Label> labels(List<Event> events) {
        List<Label> labels = new ArrayList<>();
        events.forEach(event -> event.label().ifPresent(labels::add));
        Label chargeback = events.stream()
                .filter(event -> event.day() == 1 && event.fraud())
                .findFirst()
                .flatMap(Event::label)
                .orElseThrow();
        labels.add(label("nobody", Verdict.FRAUD, LabelType.CUSTOMER, day(2)));
        // A customer contradicts a chargeback, later, and does not overrule it.
        labels.add(label(chargeback.getTransactionId(), Verdict.GENUINE, LabelType.CUSTOMER, day(4)));
        labels.sort(Comparator.comparing(Label::getObservedAt));
        return labels;
    }

    Score score(String id, Instant time, double score) {
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(time)
                .setCustomerId("c" + random.nextInt(120))
                .setTerminalId("t")
                .setAmount(new Money(1_000L, "EUR"))
                .setChannel(random.nextBoolean() ? "online" : "chip")
                .build();
        return Score.newBuilder()
                .setTransaction(transaction)
                .setOrigin(new LogPosition(0, 0L))
                .setLoggedAt(credible(time))
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash("hash")
                .setVector(List.of(1.0))
                .setModelVersion("m-1")
                .setScore(score)
                .setDecision(score > 0.5 ? Decision.REVIEW : Decision.APPROVE)
                .setPolicyVersion("p")
                .setScoredAt(START)
                .build();
    }

    /** The log took nothing at a time that has not come. */
    private static Instant credible(Instant time) {
        return time.isAfter(Instant.now()) ? START : time;
    }

    static Label label(String id, Verdict verdict, LabelType type, Instant observed) {
        return Label.newBuilder()
                .setTransactionId(id)
                .setVerdict(verdict)
                .setType(type)
                .setObservedAt(observed)
                .build();
    }

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    static long frauds(List<Event> events, int day) {
        return events.stream()
                .filter(event -> event.day() == day && event.fraud())
                .count();
    }
}
