package io.tidemark.drift.stats.quality.tally;

import io.tidemark.drift.stats.quality.label.LabelTrail;
import io.tidemark.drift.stats.quality.label.Statement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One transaction while it is on record: its score, its labels, or labels that wait for their score. About 60 bytes
 * beside the ids; eight more for each precedence of labels that has spoken.
 *
 * @param since ms since the epoch: event time of the score, or when the newest label was observed that waits for one
 */
public record HeldTransaction(Optional<ScoredTransaction> scored, LabelTrail trail, long since) {

    /** Of which nothing is known yet. */
    public static final HeldTransaction UNKNOWN =
            new HeldTransaction(Optional.empty(), LabelTrail.EMPTY, Long.MIN_VALUE);

    /** With its score; the first one is the one on record. */
    public HeldTransaction with(ScoredTransaction score) {
        return scored.isPresent() ? this : new HeldTransaction(Optional.of(score), trail, score.eventTime());
    }

    /** With one more label. */
    public HeldTransaction with(Statement said) {
        return new HeldTransaction(
                scored, trail.with(said), scored.isPresent() ? since : Math.max(since, said.observedAt()));
    }

    /**
     * Adds to tallies what has changed since it was held otherwise.
     *
     * @param tallies the tally of a segment, by its name; the empty name is all traffic
     */
    public void changedFrom(HeldTransaction before, Function<String, Tally> tallies) {
        if (equals(before)) {
            return;
        }
        before.scored().ifPresent(old -> contribute(old, before.trail(), -1, tallies));
        scored.ifPresent(now -> contribute(now, trail, 1, tallies));
        if (scored.isPresent() && before.scored().isEmpty()) {
            ScoredTransaction now = scored.get();
            TopCards.Card card = new TopCards.Card(now.customer(), now.score(), now.decided() == Decided.DECLINE);
            tallies.apply("").card(card);
            now.segments().forEach(segment -> tallies.apply(segment).card(card));
        }
    }

    private static void contribute(
            ScoredTransaction scored, LabelTrail trail, int sign, Function<String, Tally> tallies) {
        Contribution.add(tallies.apply(""), scored, trail, sign);
        for (String segment : scored.segments()) {
            Contribution.add(tallies.apply(segment), scored, trail, sign);
        }
    }

    /** Compact bytes, for state. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            long[] said = trail.packed();
            out.writeByte(said.length | (scored.isPresent() ? 8 : 0));
            for (long each : said) {
                out.writeLong(each);
            }
            out.writeLong(since);
            if (scored.isPresent()) {
                write(scored.get(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ScoredTransaction scored, DataOutputStream out) throws IOException {
        out.writeUTF(scored.model());
        out.writeByte(scored.segments().size());
        for (String segment : scored.segments()) {
            out.writeUTF(segment);
        }
        out.writeDouble(scored.score());
        out.writeByte(scored.decided().ordinal());
        out.writeDouble(scored.propensity());
        out.writeLong(scored.minorUnits());
        out.writeUTF(scored.currency());
        out.writeLong(scored.customer());
    }

    /** As {@link #toBytes} wrote it. */
    public static HeldTransaction of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int head = in.readByte();
            long[] said = new long[head & 7];
            for (int i = 0; i < said.length; i++) {
                said[i] = in.readLong();
            }
            long since = in.readLong();
            return new HeldTransaction(
                    (head & 8) == 0 ? Optional.empty() : Optional.of(scored(in, since)), LabelTrail.of(said), since);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScoredTransaction scored(DataInputStream in, long eventTime) throws IOException {
        String model = in.readUTF();
        List<String> segments = new ArrayList<>();
        for (int i = in.readByte(); i > 0; i--) {
            segments.add(in.readUTF());
        }
        return new ScoredTransaction(
                model,
                segments,
                eventTime,
                in.readDouble(),
                Decided.at(in.readByte()),
                in.readDouble(),
                in.readLong(),
                in.readUTF(),
                in.readLong());
    }
}
