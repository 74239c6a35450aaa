package io.tidemark.scoring.release.models;

import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which bundles the topic {@code models} holds and where; the bytes stay in the log. One version has one content: the
 * first that was published. Not thread-safe.
 */
public final class BundleShelf implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BundleShelf.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TRIES = 75;
    private final AvroSerde<ModelBundle> serde;
    private final LogReader reader;
    private final Map<String, Place> byVersion = new LinkedHashMap<>();

    private record Place(ModelReference model, long offset) {}

    public BundleShelf(Connection connection, SchemaRegistry registry) {
        this.serde = registry.serde(Topics.MODELS);
        this.reader = new LogReader(connection, Topics.MODELS);
    }

    /** Reads on to the present end; hands over what is new. */
    public void readToEnd(Consumer<ModelBundle> arrival) {
        reader.readToEnd(message -> put(message).ifPresent(arrival));
    }

    /** Hands over what comes within a time. */
    public void poll(Duration atMost, Consumer<ModelBundle> arrival) {
        reader.poll(atMost, message -> put(message).ifPresent(arrival));
    }

    /** The model of a version, as far as the topic was read. */
    public Optional<ModelReference> find(String version) {
        return Optional.ofNullable(byVersion.get(version)).map(Place::model);
    }

    /** Whether this bundle was read. */
    public boolean holds(ModelReference model) {
        return find(model.getVersion()).filter(model::equals).isPresent();
    }

    /** Reads a bundle again; empty if it is not there, or no longer. */
    public Optional<ModelBundle> fetch(ModelReference model) {
        if (!holds(model)) {
            return Optional.empty();
        }
        long wanted = byVersion.get(model.getVersion()).offset();
        long back = reader.position();
        try {
            reader.seek(wanted);
            return fetchAt(wanted);
        } finally {
            reader.seek(back);
        }
    }

    /** With another client, behind what was read. */
    public void beginAnew() {
        reader.beginAnew();
    }

    /** Makes a {@link #poll} in another thread end. */
    public void wakeup() {
        reader.wakeup();
    }

    @Override
    public void close() {
        reader.close();
    }

    private Optional<ModelBundle> fetchAt(long wanted) {
        for (int tries = 0; tries < TRIES; tries++) {
            List<ConsumerRecord<byte[], byte[]>> found = reader.poll(POLL);
            if (!found.isEmpty()) {
                return Optional.of(found.get(0))
                        .filter(message -> message.offset() == wanted)
                        .map(serde::decode);
            }
        }
        return Optional.empty();
    }

    private Optional<ModelBundle> put(ConsumerRecord<byte[], byte[]> message) {
        Optional<ModelBundle> read = decode(message);
        if (read.isEmpty()) {
            return read;
        }
        ModelBundle bundle = read.get();
        ModelReference model = new ModelReference(bundle.getVersion(), bundle.getBundleSha256());
        Place first = byVersion.putIfAbsent(model.getVersion(), new Place(model, message.offset()));
        if (first != null && !first.model().equals(model)) {
            LOG.error(
                    "Version {} was published again with another content at offset {} of models; the first one at"
                            + " offset {} stays",
                    model.getVersion(),
                    message.offset(),
                    first.offset());
        }
        return first == null ? read : Optional.empty();
    }

    private Optional<ModelBundle> decode(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(serde.decode(message));
        } catch (UndecodableRecordException e) {
            LOG.error("The record at offset {} of models is passed over: {}", message.offset(), e.getMessage());
            return Optional.empty();
        }
    }
}
