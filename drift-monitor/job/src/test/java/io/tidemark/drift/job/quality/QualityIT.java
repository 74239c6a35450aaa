package io.tidemark.drift.job.quality;

import static io.tidemark.drift.job.quality.LabelledTraffic.DAYS;
import static io.tidemark.drift.job.quality.LabelledTraffic.FLIPPED;
import static io.tidemark.drift.job.quality.LabelledTraffic.PER_DAY;
import static io.tidemark.drift.job.quality.LabelledTraffic.day;
import static io.tidemark.drift.job.quality.LabelledTraffic.frauds;
import static io.tidemark.drift.job.quality.LabelledTraffic.label;
import static io.tidemark.drift.job.quality.LabelledTraffic.labels;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.job.MonitorRun;
import io.tidemark.drift.job.quality.LabelledTraffic.Event;
import io.tidemark.drift.stats.quality.AucRoc;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
class QualityIT {
    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final int MATURITY = 3;
    private final LabelledTraffic traffic = new LabelledTraffic();
    private SchemaRegistry registry;
    private KafkaProducer<byte[], byte[]> producer;
    private MonitorRun monitor;

    @TempDir
    Path checkpoints;

    @BeforeEach
    void open() {
        registry = SchemaRegistry.connect(KAFKA.connection());
        producer = new KafkaProducer<>(
                KAFKA.connection().producerConfig(Topics.SCORES), new ByteArraySerializer(), new ByteArraySerializer());
        Map<String, String> settings = Map.of(
                "window",
                "7d",
                "idleness",
                "5s",
                "profile.wait",
                "100ms",
                "segments",
                "channel",
                "label.maturity",
                MATURITY + "d");
        monitor = new MonitorRun(KAFKA.connection(), KAFKA.properties(), checkpoints, settings);
    }

    @AfterEach
    void close() throws Exception {
        producer.close();
        registry.close();
        monitor.close();
    }

    /**
     * Labels no longer follow the scores from a day on; in between the job is ended and goes on from its last
     * checkpoint.
     */
    @Test
    void realisedQualityIsThatOfTheSlowJoinAlsoOverARestartAndItsFallAsksForRetraining() throws Exception {
        List<Event> events = traffic.events();
        monitor.start();
        sendAbsurd();
        send(events, 0, 10);
        await(newest -> isMature(newest.get("m-1@" + day(5))));
        monitor.stopAfterCheckpoint();

        monitor.resume();
        send(events, 10, DAYS);
        int matured = DAYS - MATURITY - 3;
        Map<String, QualityReport> reports = await(newest -> IntStream.range(0, matured)
                .allMatch(day -> isMature(newest.get("m-1@" + day(day)))
                        && newest.get("m-1@" + day(day)).getRealised().getFrauds() == frauds(events, day)));

        for (int day = 0; day < matured; day++) {
            assertIsTheSlowJoin(reports.get("m-1@" + day(day)), events, day);
        }
        QualityReport last = reports.get("m-1@" + day(matured - 1));
        assertThat(last.getLabelsExpired())
                .as("labels of a transaction that was never scored")
                .isEqualTo(1);
        assertThat(last.getContradicted()).isZero();
        assertThat(reports.get("m-1@" + day(1)).getContradicted()).isEqualTo(1);
        assertThat(reports.get("m-1[channel=online]@" + day(1)).getEvents()).isBetween(PER_DAY / 4L, PER_DAY * 3L / 4);
        assertFallIsFound();
        assertAbsurdOnesAreBuried();
    }

    private void assertIsTheSlowJoin(QualityReport report, List<Event> events, int day) {
        List<Event> of = events.stream().filter(event -> event.day() == day).toList();
        double[] scores =
                of.stream().mapToDouble(event -> event.score().getScore()).toArray();
        boolean[] frauds = new boolean[scores.length];
        for (int i = 0; i < frauds.length; i++) {
            frauds[i] = of.get(i).fraud();
        }
        assertThat(report.getState()).isEqualTo(QualityState.FINAL);
        assertThat(report.getRealised().getTransactions()).isEqualTo(of.size());
        assertThat(report.getRealised().getFrauds())
                .isEqualTo(of.stream().filter(Event::fraud).count());
        assertThat(report.getRealised().getAucRoc())
                .isCloseTo(
                        AucRoc.of(scores, frauds), within(report.getRealised().getAucRocBound() + 1e-9));
        assertThat(report.getEstimated().getAucRoc()).isNotNull();
        assertThat(report.getMoney()).singleElement().satisfies(money -> {
            assertThat(money.getCurrency()).isEqualTo("EUR");
            assertThat(money.getLost() + money.getSaved())
                    .isEqualTo(1_000L * of.stream().filter(Event::fraud).count());
        });
    }

    /** What earlier versions took in: any of it would be the newest that there is. */
    private void sendAbsurd() {
        Instant future = Instant.parse("9999-12-31T23:59:59Z");
        for (int i = 0; i < 40; i++) {
            send(Topics.SCORES, "c" + i, traffic.score("odd" + i, future, 0.5));
            send(Topics.LABELS, "c" + i, label("odd" + i, Verdict.FRAUD, LabelType.CHARGEBACK, future));
        }
        Label routed = Label.newBuilder(label("t0-0", Verdict.FRAUD, LabelType.CHARGEBACK, day(0)))
                .setEventTime(future)
                .build();
        send(Topics.LABELS, "c1", routed);
        DriftAlarm alarm = DriftAlarm.newBuilder()
                .setAlarmId("m-1@9999")
                .setState(AlarmState.RAISED)
                .setModelVersion("m-1")
                .setWindowStart(future)
                .setWindowEnd(future)
                .setSince(future)
                .setEvents(1L)
                .setColumns(List.of())
                .setText("a test")
                .setRaisedAt(day(0))
                .build();
        send(Topics.ALERTS_DRIFT, "m-1", alarm);
    }

    private void assertAbsurdOnesAreBuried() {
        assertThat(monitor.read(Topics.DEAD_LETTERS, found -> found.size() >= 82))
                .extracting(DeadLetter::getCause)
                .containsOnly("absurd_event_time", "absurd_observation_time");
    }

    private void assertFallIsFound() {
        DriftAlarm alarm =
                monitor.read(Topics.ALERTS_DRIFT, found -> found.size() > 1).get(1);
        assertThat(alarm.getAlarmId()).startsWith("quality:m-1@");
        assertThat(alarm.getState()).isEqualTo(AlarmState.RAISED);
        assertThat(alarm.getWindowStart()).isBetween(day(FLIPPED), day(FLIPPED + 1));
        assertThat(alarm.getText()).contains("realised by labels", "m-1", "retraining is asked for");
        RetrainingRequest request = monitor.read(Topics.RETRAINING_REQUESTS, found -> !found.isEmpty())
                .get(0);
        assertThat(request.getCause()).isEqualTo(RetrainingCause.QUALITY);
        assertThat(request.getRequestId()).isEqualTo(alarm.getAlarmId());
    }

    /** Scores of some days, and the labels that are observed on these, each in their order. */
    private void send(List<Event> events, int from, int until) {
        List<Label> labels = labels(events);
        for (int day = from; day < until; day++) {
            Instant start = day(day);
            Instant end = day + 1 == DAYS ? Instant.MAX : day(day + 1);
            labels.stream()
                    .filter(label -> !label.getObservedAt().isBefore(start))
                    .filter(label -> label.getObservedAt().isBefore(end))
                    .forEach(label -> send(Topics.LABELS, label.getTransactionId(), label));
            for (Event event : events) {
                if (event.day() == day) {
                    send(Topics.SCORES, event.score().getTransaction().getCustomerId(), event.score());
                }
            }
        }
        producer.flush();
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, String key, T value) {
        producer.send(new ProducerRecord<>(
                KAFKA.connection().topic(topic),
                key.getBytes(UTF_8),
                registry.serde(topic).encode(value)));
    }

    private static boolean isMature(QualityReport report) {
        return report != null && report.getState() == QualityState.FINAL;
    }

    /** All reports, the newest of each id, once they are as wanted. */
    private Map<String, QualityReport> await(Predicate<Map<String, QualityReport>> wanted) {
        Map<String, QualityReport> newest = new TreeMap<>();
        monitor.read(Topics.QUALITY_REPORTS, found -> {
            found.forEach(report -> newest.put(report.getReportId(), report));
            return wanted.test(newest);
        });
        return newest;
    }
}
