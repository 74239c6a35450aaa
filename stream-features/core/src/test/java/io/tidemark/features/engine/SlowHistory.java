package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The oracle: keeps everything that ever arrived for one entity, in order of arrival, and looks at all of it for every
 * value. Written from what the features mean, not from how the engine makes them.
 */
final class SlowHistory {

    /**
     * A transaction as it arrived.
     *
     * @param kept false if it was too old to be kept when it came: it is answered, and then forgotten with its labels
     * @param usable whether its amount was one that could be added to those that were there when it came
     */
    record Arrival(Transaction transaction, long time, boolean kept, boolean usable) {}

    private final String entity;
    private final Duration lateness;
    private final List<Arrival> arrivals = new ArrayList<>();
    /** By transaction id, in order of arrival. */
    private final Map<String, List<Label>> labels = new HashMap<>();

    /** All that ever came: spares long histories in a single one the search. */
    private final Set<String> currencies = new HashSet<>();

    private long newest = Long.MIN_VALUE;
    private long forgottenUpTo = Long.MIN_VALUE;

    SlowHistory(String entity, Duration lateness) {
        this.entity = entity;
        this.lateness = lateness;
    }

    void label(Label label) {
        labels.computeIfAbsent(label.getTransactionId(), id -> new ArrayList<>())
                .add(label);
    }

    /** Number of transactions that have arrived. */
    int size() {
        return arrivals.size();
    }

    long newest() {
        return newest;
    }

    /** Events up to this time are not there any more. */
    long forgottenUpTo() {
        return forgottenUpTo;
    }

    /** How a catalogue answers a transaction that comes now. */
    Answer expectedAnswer(Transaction transaction) {
        long time = time(transaction);
        if (time >= newest) {
            return Answer.IN_ORDER;
        }
        return time < newest - lateness.toMillis() ? Answer.BEYOND_REACH : Answer.LATE;
    }

    /** Whether another currency is still kept and a feature of this entity adds up amounts whatever their currency. */
    boolean foreign(Catalogue catalogue, Transaction transaction) {
        if (!SlowFlags.amountUsable(catalogue, transaction)) {
            return false;
        }
        boolean matters = catalogue.currency().equals(Catalogue.SINGLE_CURRENCY)
                && catalogue.windows(entity).stream()
                        .anyMatch(window -> window.of().isMoney()
                                && window.where().currency().isEmpty());
        long horizon = Math.max(forgottenUpTo, Math.max(newest, time(transaction)) - retention(catalogue));
        boolean others = currencies.size() > 1 || !currencies.contains(currency(transaction));
        return matters
                && others
                && arrivals.stream()
                        .filter(arrival -> arrival.usable() && arrival.kept() && arrival.time() > horizon)
                        .anyMatch(arrival -> !currency(arrival.transaction()).equals(currency(transaction)));
    }

    void insert(Catalogue catalogue, Transaction transaction) {
        long time = time(transaction);
        boolean usable = SlowFlags.amountUsable(catalogue, transaction) && !foreign(catalogue, transaction);
        if (usable) {
            currencies.add(currency(transaction));
        }
        arrivals.add(new Arrival(transaction, time, time > forgottenUpTo, usable));
        newest = Math.max(newest, time);
    }

    /** The features of the transaction that was inserted last, which then may make older ones expire. */
    Map<String, Expected> values(Catalogue catalogue) {
        return values(catalogue, Map.of());
    }

    /** @param partial features that are made of so many milliseconds of history only */
    Map<String, Expected> values(Catalogue catalogue, Map<String, Long> partial) {
        Map<String, Expected> values = new LinkedHashMap<>();
        for (WindowFeature feature : catalogue.windows(entity)) {
            long width = partial.getOrDefault(feature.name(), feature.window().toMillis());
            values.put(feature.name(), value(catalogue, feature, width));
        }
        forget(catalogue);
        return values;
    }

    /** Only an event in order makes others expire. */
    void forget(Catalogue catalogue) {
        if (itself().time() == newest) {
            forgottenUpTo = Math.max(forgottenUpTo, newest - retention(catalogue));
        }
    }

    private Arrival itself() {
        return arrivals.get(arrivals.size() - 1);
    }

    private long retention(Catalogue catalogue) {
        return lateness.toMillis()
                + catalogue.windows(entity).stream()
                        .mapToLong(window -> window.reach().toMillis())
                        .max()
                        .orElse(0);
    }

    private Expected value(Catalogue catalogue, WindowFeature feature, long width) {
        return new SlowValue(catalogue, feature, itself(), this).of(inside(feature, width));
    }

    /** The events that the last one's window holds, in order of arrival. */
    @SuppressWarnings("ReferenceEquality") // the one transaction, not another that says the same
    List<Arrival> inside(WindowFeature feature, long width) {
        Arrival itself = itself();
        long newEnd = itself.time() - feature.delay().toMillis();
        long oldEnd = newEnd - width;
        return arrivals.stream()
                .filter(x -> x.time() <= newEnd)
                .filter(x -> x == itself
                        ? feature.includesItself()
                        : oldEnd < x.time() && x.kept() && x.time() > forgottenUpTo)
                .toList();
    }

    /** Everything that ever arrived. */
    List<Arrival> arrivals() {
        return arrivals;
    }

    /**
     * Whether the label in force says fraud: the one observed last, of those observed at one time the one that came
     * last.
     */
    boolean fraud(Arrival arrival) {
        return arrival.kept()
                && labels.getOrDefault(arrival.transaction().getTransactionId(), List.of()).stream()
                        .sorted(Comparator.comparing(Label::getObservedAt))
                        .reduce((earlier, later) -> later)
                        .filter(label -> label.getVerdict() == Verdict.FRAUD)
                        .isPresent();
    }

    static long time(Transaction transaction) {
        return transaction.getEventTime().toEpochMilli();
    }

    private static String currency(Transaction transaction) {
        return transaction.getAmount().getCurrency();
    }
}
