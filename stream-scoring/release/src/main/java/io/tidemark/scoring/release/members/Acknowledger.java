package io.tidemark.scoring.release.members;

import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Acknowledgement;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.release.models.ModelNews;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says for one scoring instance that it lives, every few seconds, and what became of each bundle with it. Thread-safe.
 *
 * <p>A courtesy: no record waits for it. What cannot be sent is said again at each beat, by a new client, until the
 * broker has it.
 */
public final class Acknowledger implements ModelNews, AutoCloseable {

    static final Duration BEAT = Duration.ofSeconds(3);
    private static final Duration MOST_FOR_A_WORD = Duration.ofSeconds(2);

    /** {@link #close} takes no longer: the first word that finds no broker is the last one. */
    public static final Duration STOP = MOST_FOR_A_WORD.plus(Clients.CLOSE);

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);
    private final AvroSerde<Acknowledgement> serde;
    private final String topic;
    private final InstanceName name;
    private final InstantSource clock;
    private final LogWriter writer;

    /** The last word under each key; empty if it is spoken of no more and the broker does not have that yet. */
    private final Map<String, Optional<Acknowledgement>> words = new ConcurrentHashMap<>();

    /** Keys whose last word the broker does not have. */
    private final Set<String> unsaid = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "heartbeat"));
    private volatile Optional<String> failure = Optional.empty();

    private Acknowledger(Connection connection, SchemaRegistry registry, InstanceName name, InstantSource clock) {
        this.serde = registry.serde(Topics.ACKNOWLEDGEMENTS);
        this.topic = connection.topic(Topics.ACKNOWLEDGEMENTS);
        this.name = name;
        this.clock = clock;
        this.writer = new LogWriter(
                connection,
                Map.of(ProducerConfig.LINGER_MS_CONFIG, 0, ProducerConfig.MAX_BLOCK_MS_CONFIG, (int)
                        MOST_FOR_A_WORD.toMillis()),
                Topics.ACKNOWLEDGEMENTS);
    }

    /** Says that it lives from now on, until it is closed. */
    public static Acknowledger start(
            Connection connection, SchemaRegistry registry, InstanceName name, InstantSource clock) {
        Acknowledger acknowledger = new Acknowledger(connection, registry, name, clock);
        acknowledger.beats.scheduleWithFixedDelay(acknowledger::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
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
        say(key(model), Optional.empty());
    }

    /** Why nobody hears of this instance now; empty while they do. */
    public Optional<String> failure() {
        return failure;
    }

    /** Says that it lives no more. */
    @Override
    public synchronized void close() {
        beats.shutdown();
        for (String key : words.keySet()) {
            if (!say(key, Optional.empty())) {
                break;
            }
        }
        writer.close();
    }

    /** Not beside another word: what was read here would be said again over a newer one. */
    private synchronized void beat() {
        if (beats.isShutdown()) {
            return;
        }
        try {
            if (failure.isPresent()) {
                writer.beginAnew();
                for (String key : unsaid) {
                    if (!say(key, words.getOrDefault(key, Optional.empty()))) {
                        break;
                    }
                }
            }
            say(name.instance(), null, InstanceWord.ALIVE, "");
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void say(ModelReference model, InstanceWord word, String reason) {
        say(key(model), model, word, reason);
    }

    private void say(String key, ModelReference model, InstanceWord word, String reason) {
        Acknowledgement said = Acknowledgement.newBuilder()
                .setInstance(name.instance())
                .setRun(name.run())
                .setVersion(model == null ? null : model.getVersion())
                .setBundleSha256(model == null ? null : model.getBundleSha256())
                .setWord(word)
                .setReason(reason)
                .setSaidAt(clock.instant())
                .build();
        say(key, Optional.of(said));
    }

    /** Whether it is on its way. */
    private synchronized boolean say(String key, Optional<Acknowledgement> word) {
        words.put(key, word);
        unsaid.add(key);
        try {
            byte[] value = word.map(serde::encode).orElse(null);
            var unused = writer.send(
                    new ProducerRecord<>(topic, 0, key.getBytes(StandardCharsets.UTF_8), value), (place, refusal) -> {
                        if (refusal == null) {
                            said(key, word);
                        } else {
                            failed(refusal);
                        }
                    });
            return true;
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private void said(String key, Optional<Acknowledgement> word) {
        if (word.equals(words.get(key))) {
            unsaid.remove(key);
            if (word.isEmpty()) {
                words.remove(key, word);
            }
        }
        if (unsaid.isEmpty() && failure.isPresent()) {
            LOG.info("The words of this instance are written to {} again", topic);
            failure = Optional.empty();
        }
    }

    private void failed(Exception e) {
        String sentence = "the words of this instance cannot be written to %s now, which is tried again and again: %s"
                .formatted(topic, e.getMessage());
        if (failure.filter(sentence::equals).isEmpty()) {
            LOG.warn("{}", sentence);
        }
        failure = Optional.of(sentence);
    }

    private String key(ModelReference model) {
        return name.instance() + "/" + model.getVersion();
    }
}
