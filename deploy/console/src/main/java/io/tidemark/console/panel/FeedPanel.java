package io.tidemark.console.panel;

import io.tidemark.console.tally.LogPlace;
import io.tidemark.console.tally.Newest;
import io.tidemark.schemas.AlertRetraction;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Alerts and alarms, the newest. It is a sample as soon as more come than it keeps, and says how many it leaves out;
 * what a browser misses while it is away is counted, too.
 */
public final class FeedPanel implements Panel {

    /** Alerts that are kept. */
    static final int ALERTS = 200;

    private static final String WITHDRAWN = "WITHDRAWN";
    private static final int ALARMS = 50;
    private static final int REASONS = 5;

    private final Newest<String, Item> alerts = new Newest<>(ALERTS);
    private final Newest<String, Item> alarms = new Newest<>(ALARMS);
    /** Behind the last alert that is kept no more, of each partition. */
    private LogPlace gone = LogPlace.BEGINNING;

    private long taken;

    /**
     * One of them.
     *
     * @param kind {@code fraud} or {@code drift}
     * @param what the decision, that it is withdrawn, or the state of the alarm
     * @param subject the transaction, or the model
     * @param reasons in sentences, the strongest first
     */
    record Item(
            String id,
            String kind,
            String at,
            String what,
            String subject,
            String customer,
            String amount,
            Double score,
            String model,
            List<String> reasons,
            List<String> flags,
            String topic,
            int partition,
            long offset) {

        private boolean isBehind(LogPlace place) {
            return !place.covers(topic, partition, offset);
        }
    }

    /**
     * What is shown.
     *
     * @param items the oldest first
     * @param kept how many alerts are kept at most
     * @param leftOut alerts since the console began that are kept no more
     * @param missedAtMost offsets behind the place from which this was asked whose alerts are kept no more; they stand
     *     in the log
     */
    public record Frame(List<Item> items, int kept, long taken, long leftOut, long missedAtMost) {}

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public void alert(FraudAlert alert, Place place) {
        taken++;
        AlertRetraction withdrawn = alert.getRetraction();
        Transaction transaction = alert.getTransaction();
        Item item = new Item(
                place.id(),
                "fraud",
                place.appended().toString(),
                withdrawn == null ? alert.getDecision().name() : WITHDRAWN,
                transaction.getTransactionId(),
                transaction.getCustomerId(),
                Figures.money(transaction.getAmount()),
                Figures.finite(alert.getScore()),
                alert.getModelVersion(),
                withdrawn == null ? reasons(alert) : List.of(withdrawn.getWhy()),
                alert.getFlags(),
                place.topic(),
                place.partition(),
                place.offset());
        alerts.put(item.id(), item).ifPresent(old -> gone = gone.behind(old.topic(), old.partition(), old.offset()));
    }

    private static List<String> reasons(FraudAlert alert) {
        return alert.getReasons().stream()
                .limit(REASONS)
                .map(Reason::getSentence)
                .toList();
    }

    @Override
    public void alarm(DriftAlarm alarm, Place place) {
        alarms.put(
                place.id(),
                new Item(
                        place.id(),
                        "drift",
                        place.appended().toString(),
                        alarm.getState().name(),
                        alarm.getModelVersion(),
                        null,
                        null,
                        null,
                        alarm.getModelVersion(),
                        List.of(alarm.getText()),
                        List.of(),
                        place.topic(),
                        place.partition(),
                        place.offset()));
    }

    @Override
    public Frame frame(Instant now) {
        return frame(LogPlace.BEGINNING, all());
    }

    /**
     * What lies between two places: without what a browser has seen already, and without what the next frame brings.
     */
    public Frame between(LogPlace seen, LogPlace end) {
        return frame(seen, all().filter(item -> item.isBehind(seen) && !item.isBehind(end)));
    }

    private Stream<Item> all() {
        return Stream.concat(alarms.all().stream(), alerts.all().stream());
    }

    private Frame frame(LogPlace seen, Stream<Item> shown) {
        List<Item> sorted = shown.sorted(Comparator.comparing(Item::at).thenComparing(Item::id))
                .toList();
        return new Frame(sorted, ALERTS, taken, alerts.dropped(), missed(seen));
    }

    /** Of each partition that the place names, the offsets between it and the oldest alert that is kept. */
    private long missed(LogPlace place) {
        return gone.next().entrySet().stream()
                .filter(one -> place.next().containsKey(one.getKey()))
                .mapToLong(one -> Math.max(0, one.getValue() - place.next().get(one.getKey())))
                .sum();
    }
}
