package io.tidemark.console.board;

import io.tidemark.console.panel.Panel;
import io.tidemark.console.panel.Place;
import io.tidemark.log.Decoded;
import io.tidemark.log.Following;
import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Topics as they are followed for the board: committed records, all partitions, without a group. For one thread. */
public final class FollowedLog implements Following.Followed {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedLog.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LAG_EVERY = Duration.ofSeconds(2);

    private final Board board;
    private final LogReader reader;
    private final Map<String, Source<?>> sources = new HashMap<>();
    private volatile long lag = -1;
    private long asked = System.nanoTime() - LAG_EVERY.toNanos();

    /** A topic and what is done with its records. */
    private record Source<T extends SpecificRecord>(Topic<T> topic, AvroSerde<T> serde, Shown<T> shown) {

        private void take(ConsumerRecord<byte[], byte[]> message, Board board) {
            Place place = new Place(
                    topic.name(), message.partition(), message.offset(), Instant.ofEpochMilli(message.timestamp()));
            Decoded.of(message, serde).ifPresent(value -> board.take(place, shown.to(value, place)));
        }
    }

    /** What a panel is told of a record. */
    interface Shown<T> {

        /** For any panel. */
        Consumer<Panel> to(T value, Place place);
    }

    /**
     * One topic of those that are followed.
     *
     * @param shown the method of a panel that takes it
     */
    record Wanted<T extends SpecificRecord>(Topic<T> topic, Shown<T> shown) {}

    /** It stands at the beginning until {@link #since} or {@link #last} says otherwise. */
    FollowedLog(Connection connection, SchemaRegistry registry, Board board, List<Wanted<?>> wanted) {
        this.board = board;
        this.reader =
                new LogReader(connection, wanted.stream().map(Wanted::topic).toArray(Topic<?>[]::new));
        wanted.forEach(one -> sources.put(connection.topic(one.topic()), source(registry, one)));
    }

    private static <T extends SpecificRecord> Source<T> source(SchemaRegistry registry, Wanted<T> wanted) {
        return new Source<>(wanted.topic(), registry.serde(wanted.topic()), wanted.shown());
    }

    /** Begins with what was appended then. */
    FollowedLog since(Instant time) {
        reader.seek(time);
        return this;
    }

    /** Begins so many offsets before the end. */
    FollowedLog last(long count) {
        reader.seekToLast(count);
        return this;
    }

    /** Records that are committed and not read yet; -1 while that is not known. */
    long lag() {
        return lag;
    }

    @Override
    public void step() {
        reader.poll(POLL, this::take);
        if (System.nanoTime() - asked > LAG_EVERY.toNanos()) {
            asked = System.nanoTime();
            lag = reader.ends().entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - reader.position(end.getKey())))
                    .sum();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            sources.get(message.topic()).take(message, board);
        } catch (IllegalArgumentException | ArithmeticException | NullPointerException | IndexOutOfBoundsException e) {
            // One record that a panel cannot show must not keep the page from all that follow.
            LOG.warn(
                    "The record at offset {} of partition {} of {} is not shown: {}",
                    message.offset(),
                    message.partition(),
                    message.topic(),
                    e.toString());
        }
    }

    @Override
    public void beginAnew() {
        lag = -1;
        reader.beginAnew();
    }

    @Override
    public void wakeup() {
        reader.wakeup();
    }

    @Override
    public void close() {
        reader.close();
    }
}
