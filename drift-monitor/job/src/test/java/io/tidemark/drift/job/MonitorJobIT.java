package io.tidemark.drift.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftCause;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SegmentDrift;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class MonitorJobIT {
    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(12);
    private static final int PARTITIONS = 4;
    private static final int PER_WINDOW = 1_500;
    private static final Training TRAINING =
            new Training("test", START, START, 6_000, 60, Duration.ofDays(7), Map.of());
    private static final Policy POLICY = new Policy("p", 0.5, 0.9);

    private final RandomGenerator random = new SplittableRandom(17);
    private Connection connection;
    private SchemaRegistry registry;
    private KafkaProducer<byte[], byte[]> producer;
    private MonitorRun monitor;

    @TempDir
    Path checkpoints;

    @BeforeEach
    void open() throws Exception {
        connection = KAFKA.freshConnection();
        registry = SchemaRegistry.connect(connection);
        producer = new KafkaProducer<>(
                connection.producerConfig(Topics.MODELS), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() throws Exception {
        producer.close();
        registry.close();
        if (monitor != null) {
            monitor.close();
        }
    }

    @Test
    void scoresOfTheFarFutureAndOfAnotherAgeAreDeadLettersAndMoveNoClock() throws Exception {
        publish("m-1");
        Instant soon = Instant.now().plus(Duration.ofHours(3));
        List<Instant> absurd = List.of(Instant.parse("9999-12-31T23:59:59Z"), Instant.EPOCH, soon);
        for (Instant time : absurd) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                send(partition, score("m-1", time, "DE", List.of(1.0, 2.0)));
            }
        }
        for (int window = 0; window < 3; window++) {
            scores("m-1", window, 0);
        }
        start(Map.of());

        List<DriftReport> reports = read(Topics.DRIFT_REPORTS, 2);
        assertThat(reports).extracting(DriftReport::getWindowStart).containsExactly(START, START.plus(WINDOW));
        assertThat(reports).extracting(DriftReport::getEvents).containsOnly((long) PER_WINDOW);
        assertThat(reports).extracting(DriftReport::getLateEvents).containsOnly(0L);
        assertThat(read(Topics.DEAD_LETTERS, 12))
                .hasSize(12)
                .extracting(DeadLetter::getCause)
                .containsOnly("absurd_event_time");
    }

    @Test
    void driftThatPersistsRaisesAnAlarmAndAsksForRetraining() throws Exception {
        publish("m-1");
        for (int window = 0; window < 7; window++) {
            scores("m-1", window, window < 3 ? 0 : 1.2);
        }
        send(Topics.SCORES, "this is no Avro".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        start(Map.of());

        // The last window stays open: nothing has been seen behind it.
        List<DriftReport> reports = read(Topics.DRIFT_REPORTS, 6);
        assertThat(reports).hasSize(6);
        for (int window = 0; window < 6; window++) {
            DriftReport report = reports.get(window);
            assertThat(report.getReportId()).isEqualTo("m-1@" + START.plus(WINDOW.multipliedBy(window)));
            assertThat(report.getEvents()).isEqualTo(PER_WINDOW);
            assertThat(report.getLateEvents()).isZero();
            boolean drifted = window >= 3;
            assertThat(report.getColumns().get(0).getDrifted()).isEqualTo(drifted);
            assertThat(report.getColumns().get(1).getDrifted()).isFalse();
        }

        List<DriftAlarm> alarms = read(Topics.ALERTS_DRIFT, 1);
        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0).getState()).isEqualTo(AlarmState.RAISED);
        assertThat(alarms.get(0).getSince()).isEqualTo(START.plus(WINDOW.multipliedBy(3)));
        assertThat(alarms.get(0).getColumns()).containsExactly("amount");
        assertThat(alarms.get(0).getText()).contains("amount", "m-1", "retraining is asked for");

        List<RetrainingRequest> requests = read(Topics.RETRAINING_REQUESTS, 2);
        assertThat(requests).as("one with the alarm, one after the cooldown").hasSize(2);
        assertThat(requests.get(0).getModelVersion()).isEqualTo("m-1");

        assertThat(read(Topics.DEAD_LETTERS, 1)).singleElement().satisfies(letter -> {
            assertThat(letter.getCause()).isEqualTo("not_avro");
            assertThat(letter.getTopic()).isEqualTo(connection.topic(Topics.SCORES));
        });
    }

    @Test
    void segmentsAndSilenceAreReportedAndARestartForgetsNothing() throws Exception {
        publish("m-1");
        scores("m-1", 0, 0);
        scores("m-1", 1, 1.2);
        half("m-1", 2, true);
        start(Map.of("segments", "country"));
        assertThat(read(Topics.DRIFT_REPORTS, 2)).hasSize(2);
        monitor.stopAfterCheckpoint();

        // The first half of this window, and the drift before it, are known from before the restart alone.
        half("m-1", 2, false);
        scores("m-1", 5, 0);
        scores("m-1", 6, 0);
        monitor.resume();

        Map<String, DriftReport> reports = new TreeMap<>();
        read(Topics.DRIFT_REPORTS, 6).forEach(report -> reports.put(report.getReportId(), report));
        assertThat(reports).hasSize(6);
        List<DriftReport> windows = List.copyOf(reports.values());
        assertThat(windows).extracting(DriftReport::getEvents).containsExactly(1_500L, 1_500L, 1_500L, 0L, 0L, 1_500L);
        assertThat(windows).extracting(DriftReport::getSilent).containsExactly(false, false, false, true, true, false);
        assertThat(windows.get(2).getSegments())
                .extracting(SegmentDrift::getField, SegmentDrift::getValue, SegmentDrift::getEvents)
                .containsExactly(tuple("country", "DE", 1_000L), tuple("country", "FR", 500L));

        List<DriftAlarm> alarms = read(Topics.ALERTS_DRIFT, 3);
        assertThat(alarms)
                .extracting(DriftAlarm::getCause, DriftAlarm::getState)
                .containsSequence(
                        tuple(DriftCause.MIX_SHIFT, AlarmState.RAISED),
                        tuple(DriftCause.SILENCE, AlarmState.RAISED),
                        tuple(DriftCause.SILENCE, AlarmState.CLEARED));
        assertThat(alarms.get(0).getSince()).isEqualTo(START.plus(WINDOW));
    }

    private void start(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("window", "12h", "cooldown", "12h"));
        settings.putAll(more);
        monitor = new MonitorRun(connection, KAFKA.properties(), checkpoints, settings);
        monitor.start();
    }

    private void publish(String version) {
        List<double[]> rows = new ArrayList<>();
        double[] scores = new double[6_000];
        long[] blocks = new long[scores.length];
        for (int i = 0; i < scores.length; i++) {
            rows.add(new double[] {random.nextGaussian(), random.nextInt(5)});
            scores[i] = random.nextDouble();
            blocks[i] = i / 4;
        }
        byte[] profile = new ProfileFit(Set.of(), 1)
                .fit(List.of("amount", "count"), rows, scores, blocks)
                .toJson();
        Manifest manifest = new Manifest(
                version,
                START,
                "test",
                "a".repeat(64),
                List.of("amount", "count"),
                TRAINING,
                Map.of(),
                POLICY,
                Map.of());
        Bundle bundle = BundleWriter.write(
                manifest,
                Map.of(
                        BundlePart.MODEL_JSON, new byte[] {'{', '}'},
                        BundlePart.CATALOGUE, new byte[] {'#'},
                        BundlePart.GOLDEN_VECTORS, new byte[] {'{', '}'},
                        BundlePart.REFERENCE_PROFILE, profile));
        ModelBundle published = ModelBundle.newBuilder()
                .setVersion(version)
                .setBundleSha256(bundle.sha256())
                .setBundle(ByteBuffer.wrap(bundle.bytes()))
                .setPublishedAt(START)
                .build();
        send(Topics.MODELS, registry.serde(Topics.MODELS).encode(published));
    }

    private void scores(String version, int window, double shift) {
        scores(version, window, shift, 0, PER_WINDOW);
    }

    /** One half of a drifted window. */
    private void half(String version, int window, boolean first) {
        scores(version, window, 1.2, first ? 0 : PER_WINDOW / 2, first ? PER_WINDOW / 2 : PER_WINDOW);
    }

    private void scores(String version, int window, double shift, int first, int end) {
        AvroSerde<Score> serde = registry.serde(Topics.SCORES);
        Instant from = START.plus(WINDOW.multipliedBy(window));
        for (int i = first; i < end; i++) {
            Instant time = from.plus(WINDOW.multipliedBy(i).dividedBy(PER_WINDOW));
            List<Double> vector = List.of(random.nextGaussian() + shift, (double) random.nextInt(5));
            producer.send(new ProducerRecord<>(
                    connection.topic(Topics.SCORES),
                    i % PARTITIONS,
                    null,
                    serde.encode(score(version, time, i % 3 == 0 ? "FR" : "DE", vector))));
        }
        producer.flush();
    }

    private Score score(String version, Instant time, String country, List<Double> vector) {
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId("t")
                .setEventTime(time)
                .setCustomerId("c")
                .setTerminalId("t")
                .setCountry(country)
                .build();
        return Score.newBuilder()
                .setTransaction(transaction)
                .setOrigin(new LogPosition(0, 0L))
                .setLoggedAt(time)
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash("hash")
                .setVector(vector)
                .setModelVersion(version)
                .setScore(random.nextDouble())
                .setDecision(Decision.APPROVE)
                .setPolicyVersion("p")
                .setScoredAt(START)
                .build();
    }

    private void send(int partition, Score score) {
        producer.send(new ProducerRecord<>(
                connection.topic(Topics.SCORES),
                partition,
                null,
                registry.serde(Topics.SCORES).encode(score)));
    }

    private void send(Topic<?> topic, byte[] value) {
        producer.send(new ProducerRecord<>(connection.topic(topic), value));
    }

    private <T extends SpecificRecord> List<T> read(Topic<T> topic, int expected) {
        return monitor.read(topic, found -> found.size() >= expected);
    }
}
