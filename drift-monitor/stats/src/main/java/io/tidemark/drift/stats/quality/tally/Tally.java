package io.tidemark.drift.stats.quality.tally;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers by slot, frauds by customer and the highest cards of one window, model and segment. Adding is commutative and
 * exact, so tallies of parts, or of changes, merge to the tally of the whole in any order. Twelve bytes a number that
 * is not zero.
 */
public final class Tally {
    private final int cards;
    private final Map<Integer, Long> numbers = new HashMap<>();
    private final Map<Long, Long> frauds = new HashMap<>();
    private final TopCards top;

    /** @param cards how many of the highest cards are kept */
    public Tally(int cards) {
        this.cards = cards;
        this.top = new TopCards(cards);
    }

    void add(int slot, long value) {
        if (value != 0) {
            numbers.merge(slot, value, Tally::sum);
        }
    }

    void fraudOf(long customer, long count) {
        frauds.merge(customer, count, Tally::sum);
    }

    void card(TopCards.Card card) {
        top.add(card);
    }

    /** Adds another one to this. */
    public void add(Tally other) {
        other.numbers.forEach(this::add);
        other.frauds.forEach(this::fraudOf);
        top.addAll(other.top);
    }

    /** Notes a label whose transaction is not known: one more that waits (or one less), one more that is given up. */
    public void labels(int waiting, int expired) {
        add(Slots.LABELS_WAITING, waiting);
        add(Slots.LABELS_EXPIRED, expired);
    }

    /** Notes a score that came when its time on record was over. */
    public void scoreTooLate() {
        add(Slots.SCORES_TOO_LATE, 1);
    }

    long number(int slot) {
        return numbers.getOrDefault(slot, 0L);
    }

    Map<Integer, Long> from(int slot) {
        Map<Integer, Long> found = new TreeMap<>();
        numbers.forEach((each, value) -> {
            if (each >= slot) {
                found.put(each, value);
            }
        });
        return found;
    }

    boolean defrauded(long customer) {
        return frauds.getOrDefault(customer, 0L) > 0;
    }

    List<TopCards.Card> cards() {
        return top.best();
    }

    /** How many numbers it holds: a measure of its size. */
    public int size() {
        return numbers.size() + frauds.size();
    }

    /** Nulls what has become zero. */
    private static Long sum(Long a, Long b) {
        long sum = a + b;
        return sum == 0 ? null : sum;
    }

    /** Equal tallies give equal bytes. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 + 12 * numbers.size() + 16 * frauds.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(cards);
            out.writeInt(numbers.size());
            for (Map.Entry<Integer, Long> each : new TreeMap<>(numbers).entrySet()) {
                out.writeInt(each.getKey());
                out.writeLong(each.getValue());
            }
            out.writeInt(frauds.size());
            for (Map.Entry<Long, Long> each : new TreeMap<>(frauds).entrySet()) {
                out.writeLong(each.getKey());
                out.writeLong(each.getValue());
            }
            List<TopCards.Card> best = cards();
            out.writeInt(best.size());
            for (TopCards.Card card : best) {
                out.writeLong(card.customer());
                out.writeDouble(card.score());
                out.writeBoolean(card.declined());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As {@link #toBytes} wrote it. */
    public static Tally of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Tally tally = new Tally(in.readInt());
            for (int i = in.readInt(); i > 0; i--) {
                tally.add(in.readInt(), in.readLong());
            }
            for (int i = in.readInt(); i > 0; i--) {
                tally.fraudOf(in.readLong(), in.readLong());
            }
            for (int i = in.readInt(); i > 0; i--) {
                tally.card(new TopCards.Card(in.readLong(), in.readDouble(), in.readBoolean()));
            }
            return tally;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
