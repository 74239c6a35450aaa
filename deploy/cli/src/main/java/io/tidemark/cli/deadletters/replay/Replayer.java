package io.tidemark.cli.deadletters.replay;

import io.tidemark.cli.deadletters.letter.Letter;
import io.tidemark.cli.deadletters.letter.LetterFilter;
import io.tidemark.cli.deadletters.letter.LetterLog;
import io.tidemark.cli.deadletters.letter.RecordPlace;
import io.tidemark.cli.deadletters.letter.RecordReader;
import io.tidemark.cli.deadletters.letter.ReplayNote;
import io.tidemark.cli.deadletters.letter.Replays;
import io.tidemark.cli.deadletters.letter.ValueReader;
import io.tidemark.cli.deadletters.letter.WholeRecord;
import io.tidemark.cli.deadletters.replay.ReplayReport.Line;
import io.tidemark.cli.deadletters.replay.ReplayReport.Outcome;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sends records again that were buried. A record goes out once, however many letters bury it and however often somebody
 * asks; one that cannot be read even now is refused, since it would only come back.
 */
public final class Replayer {

    private static final int MOST_RECORDS = 200;
    private static final long MOST_BYTES = 8L << 20;

    private final Connection connection;
    private final SchemaRegistry registry;
    private final ValueReader values;

    public Replayer(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
        this.values = new ValueReader(registry);
    }

    /** The letters that are meant. */
    public record Choice(Predicate<Letter> letters, Optional<Instant> since) {

        /** Those that a filter takes. */
        public static Choice of(LetterFilter filter) {
            return new Choice(filter::takes, filter.from());
        }

        /** Those at these places, or of the records at them. */
        public static Choice of(List<RecordPlace> places) {
            return new Choice(
                    letter -> places.contains(letter.place()) || places.contains(letter.origin()), Optional.empty());
        }
    }

    /**
     * Sends what is chosen.
     *
     * @param mended what is sent in place of a letter's record, if it was mended; one letter is to be chosen then
     */
    public ReplayReport send(Choice choice, Optional<byte[]> mended) {
        try (ReplayProducer producer = new ReplayProducer(connection)) {
            producer.open();
            return new Run(Optional.of(producer), mended).over(choice);
        }
    }

    /** Says what {@link #send} would do. */
    public ReplayReport plan(Choice choice, Optional<byte[]> mended) {
        return new Run(Optional.empty(), mended).over(choice);
    }

    /** One run over the log. */
    private final class Run {

        private final Optional<ReplayProducer> producer;
        private final Optional<byte[]> mended;
        private final List<Line> lines = new ArrayList<>();
        /** Of records that are in the batch or were sent by this run. */
        private final Map<RecordPlace, RecordPlace> taken = new HashMap<>();

        private final List<Sendable> batch = new ArrayList<>();
        private long batchBytes;

        private Run(Optional<ReplayProducer> producer, Optional<byte[]> mended) {
            this.producer = producer;
            this.mended = mended;
        }

        private ReplayReport over(Choice choice) {
            LetterLog log = new LetterLog(connection, registry);
            Replays replays = log.replays(choice.since());
            try (RecordReader records = new RecordReader(connection)) {
                log.letters(choice.since(), letter -> {
                    if (choice.letters().test(letter)) {
                        consider(letter, replays, records);
                    }
                });
            }
            flush();
            return ReplayReport.of(producer.isEmpty(), lines);
        }

        private void consider(Letter letter, Replays replays, RecordReader records) {
            Optional<ReplayNote> before = replays.of(letter);
            if (before.isPresent() || taken.containsKey(letter.origin())) {
                RecordPlace to = before.map(ReplayNote::to).orElseGet(() -> taken.get(letter.origin()));
                lines.add(Line.of(letter, Outcome.SENT_BEFORE, to, null));
                return;
            }
            Optional<String> refusal = ReplayableTopics.refusal(letter);
            if (refusal.isPresent()) {
                lines.add(Line.of(letter, Outcome.REFUSED, null, refusal.get()));
                return;
            }
            Topic<?> topic = letter.topic().orElseThrow();
            if (mended.isPresent()) {
                take(new Sendable(letter, null, MendedRecord.read(topic, mended.get(), registry)));
                return;
            }
            Optional<WholeRecord> whole = WholeRecord.of(letter, records, values);
            Optional<String> problem = ReplayableTopics.refusalAsItWas(letter).or(() -> problem(topic, whole));
            if (problem.isPresent()) {
                lines.add(Line.of(letter, Outcome.REFUSED, null, problem.get()));
            } else {
                take(new Sendable(letter, letter.origin().partition(), whole.orElseThrow()));
            }
        }

        private Optional<String> problem(Topic<?> topic, Optional<WholeRecord> whole) {
            return whole.isEmpty()
                    ? Optional.of(
                            "the letter holds only the first bytes of its record, and " + topic + " holds it no longer")
                    : Optional.ofNullable(values.read(topic, whole.get()).problem())
                            .map(why -> "it would be buried again: " + why + "; mend it and send it with --file");
        }

        private void take(Sendable one) {
            taken.put(one.letter().origin(), null);
            if (producer.isEmpty()) {
                lines.add(Line.of(one.letter(), Outcome.WOULD_BE_SENT, null, null));
                return;
            }
            batch.add(one);
            batchBytes += one.size();
            if (batch.size() >= MOST_RECORDS || batchBytes >= MOST_BYTES) {
                flush();
            }
        }

        private void flush() {
            if (!batch.isEmpty()) {
                send(List.copyOf(batch));
                batch.clear();
                batchBytes = 0;
            }
        }

        /** One that its topic does not take must not keep the others back, so they go by halves then. */
        private void send(List<Sendable> some) {
            Optional<List<RecordPlace>> places = producer.orElseThrow().send(some);
            if (places.isPresent()) {
                for (int i = 0; i < some.size(); i++) {
                    Letter letter = some.get(i).letter();
                    taken.put(letter.origin(), places.get().get(i));
                    lines.add(Line.of(letter, Outcome.SENT, places.get().get(i), null));
                }
            } else if (some.size() == 1) {
                Sendable one = some.get(0);
                lines.add(Line.of(
                        one.letter(),
                        Outcome.REFUSED,
                        null,
                        "its %,d bytes are more than %s takes"
                                .formatted(one.size(), one.letter().origin().topic())));
            } else {
                send(some.subList(0, some.size() / 2));
                send(some.subList(some.size() / 2, some.size()));
            }
        }
    }
}
