package io.tidemark.scoring.app.members;

import io.tidemark.schemas.Acknowledgement;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.app.models.ModelNews;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says for one scoring instance that it lives, every few seconds, and what became of each bundle with it. Thread-safe.
 *
 * <p>A courtesy: what cannot be sent is noted and forgotten, and no record waits for it.
 */
public final class Acknowledger implements ModelNews, AutoCloseable {

    static final Duration BEAT = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);
    private static final Duration STOP = Duration.ofSeconds(5);
    private final AvroSerde<Acknowledgement> serde;
    private final String topic;
    private final InstanceName name;
    private final InstantSource clock;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "heartbeat"));

    private Acknowledger(Connection connection, SchemaRegistry registry, InstanceName name, InstantSource clock) {
        this.serde = registry.serde(Topics.ACKNOWLEDGEMENTS);
        this.topic = connection.topic(Topics.ACKNOWLEDGEMENTS);
        this.name = name;
        this.clock = clock;
        Map<String, Object> config = connection.producerConfig(Topics.ACKNOWLEDGEMENTS);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Says that it lives from now on, until it is closed. */
    public static Acknowledger start(
            Connection connection, SchemaRegistry registry, InstanceName name, InstantSource clock) {
        Acknowledger acknowledger = new Acknowledger(connection, registry, name, clock);
        acknowledger.beats.scheduleWithFixedDelay(acknowledger::alive, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
        return acknowledger;
    }

    @Override
    public void ready(ModelReference model) {
        say(model, InstanceWord.READY, "");
    }

    @Override
    public void refused(ModelReference model, String reason, boolean forNow) {
        say(model, forNow ? InstanceWord.NOT_YET : InstanceWord.REFUSED, reason);
    }

    @Override
    public void dropped(ModelReference model) {
        String key = key(model);
        keys.remove(key);
        send(key, null);
    }

    /** Says that it lives no more. */
    @Override
    public void close() {
        beats.shutdown();
        keys.forEach(key -> send(key, null));
        producer.close(STOP);
    }

    private void alive() {
        say(name.instance(), null, InstanceWord.ALIVE, "");
    }

    private void say(ModelReference model, InstanceWord word, String reason) {
        say(key(model), model, word, reason);
    }

    private void say(String key, ModelReference model, InstanceWord word, String reason) {
        keys.add(key);
        Acknowledgement said = Acknowledgement.newBuilder()
                .setInstance(name.instance())
                .setRun(name.run())
                .setVersion(model == null ? null : model.getVersion())
                .setBundleSha256(model == null ? null : model.getBundleSha256())
                .setWord(word)
                .setReason(reason)
                .setSaidAt(clock.instant())
                .build();
        send(key, said);
    }

    private void send(String key, Acknowledgement said) {
        try {
            byte[] value = said == null ? null : serde.encode(said);
            producer.send(
                    new ProducerRecord<>(topic, 0, key.getBytes(StandardCharsets.UTF_8), value), (place, failure) -> {
                        if (failure != null) {
                            LOG.warn("{} did not take a word of this instance: {}", topic, failure.getMessage());
                        }
                    });
        } catch (RuntimeException e) {
            LOG.warn("This instance could not say a word to {}: {}", topic, e.getMessage());
        }
    }

    private String key(ModelReference model) {
        return name.instance() + "/" + model.getVersion();
    }
}
