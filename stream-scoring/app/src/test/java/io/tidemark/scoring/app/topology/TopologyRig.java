package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.fallback.FallbackSettings;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.app.streams.Burial;
import io.tidemark.scoring.app.streams.BuryingHandler;
import io.tidemark.scoring.app.topology.ScoringConfig.CustomerStore;
import io.tidemark.scoring.app.watch.CustomerProgress;
import io.tidemark.scoring.app.watch.Door;
import io.tidemark.scoring.app.watch.WatchSettings;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The topology of one partition in Kafka's test driver. */
final class TopologyRig implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-04T05:06:08Z");
    static final ScoringSerdes SERDES = new ScoringSerdes(
            new PlainSerde<>(Transaction.class),
            new PlainSerde<>(FeatureRecord.class),
            new PlainSerde<>(Score.class),
            new PlainSerde<>(FraudAlert.class),
            new PlainSerde<>(SupersededVector.class),
            new PlainSerde<>(DeadLetter.class));
    final HeldModels models;
    final CountingMeters meters = new CountingMeters();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> features;
    private final TestOutputTopic<String, Score> scores;
    private final TestOutputTopic<String, FraudAlert> alerts;
    private final TestOutputTopic<String, DeadLetter> deadLetters;
    private TestInputTopic<byte[], byte[]> transactions;
    private final TestOutputTopic<String, SupersededVector> superseded;

    TopologyRig() {
        this(new HeldModels(), DeploymentHistory.NONE, () -> NOW);
    }

    TopologyRig(HeldModels models, DeploymentHistory deployments, InstantSource clock) {
        this(models, deployments, clock, FallbackSettings.USUAL);
    }

    TopologyRig(HeldModels models, DeploymentHistory deployments, InstantSource clock, FallbackSettings fallback) {
        this(models, deployments, clock, fallback, ReasonSettings.USUAL, Optional.empty());
    }

    TopologyRig(ReasonSettings reasons) {
        this(new HeldModels(), DeploymentHistory.NONE, () -> NOW, FallbackSettings.USUAL, reasons, Optional.empty());
    }

    /** With a watch over transactions; their topic has one partition. */
    TopologyRig(HeldModels models, InstantSource clock, Duration timeout) {
        this(models, clock, timeout, 1);
    }

    /** With a watch over transactions in the first of some partitions. */
    TopologyRig(HeldModels models, InstantSource clock, Duration timeout, int partitions) {
        this(
                models,
                DeploymentHistory.NONE,
                clock,
                FallbackSettings.USUAL,
                ReasonSettings.USUAL,
                Optional.of(new WatchSettings(
                        "transactions", timeout, partitions, new Door(Door.USUAL_SKEW, RecordBounds.USUAL))));
    }

    private TopologyRig(
            HeldModels models,
            DeploymentHistory deployments,
            InstantSource clock,
            FallbackSettings fallback,
            ReasonSettings reasons,
            Optional<WatchSettings> watch) {
        this(models, deployments, clock, fallback, reasons, watch, Map.of());
    }

    /** Of topics that take no more than this. */
    TopologyRig(Map<String, Integer> mostBytes) {
        this(
                new HeldModels(),
                DeploymentHistory.NONE,
                () -> NOW,
                FallbackSettings.USUAL,
                ReasonSettings.USUAL,
                Optional.empty(),
                mostBytes);
    }

    private TopologyRig(
            HeldModels models,
            DeploymentHistory deployments,
            InstantSource clock,
            FallbackSettings fallback,
            ReasonSettings reasons,
            Optional<WatchSettings> watch,
            Map<String, Integer> mostBytes) {
        this.models = models;
        ScoringConfig config = new ScoringConfig(
                "features",
                "scores",
                "alerts-fraud",
                "superseded",
                "dead-letters",
                AmountPolicy.DEFAULT,
                fallback,
                reasons,
                watch,
                watch.isPresent() ? CustomerProgress.REMEMBERED_BY_A_WATCH : CustomerProgress.USUAL_REMEMBERED,
                CustomerStore.MEMORY);
        Properties properties = new Properties();
        properties.put("application.id", "rig");
        properties.put("bootstrap.servers", "none:1");
        properties.put("production.exception.handler", BuryingHandler.class);
        properties.put(
                Burial.SETTING,
                new Burial(config.deadLetters(), SERDES.deadLetters().serializer(), clock, meters::deadLetter));
        ScoringSerdes serdes = mostBytes.isEmpty() ? SERDES : SERDES.bounded(config, mostBytes);
        driver = new TopologyTestDriver(
                ScoringTopology.build(config, serdes, models, deployments, clock, meters), properties);
        features = driver.createInputTopic("features", new ByteArraySerializer(), new ByteArraySerializer());
        StringDeserializer keys = new StringDeserializer();
        scores = driver.createOutputTopic("scores", keys, SERDES.scores().deserializer());
        alerts = driver.createOutputTopic("alerts-fraud", keys, SERDES.alerts().deserializer());
        deadLetters = driver.createOutputTopic(
                "dead-letters", keys, SERDES.deadLetters().deserializer());
        if (watch.isPresent()) {
            transactions =
                    driver.createInputTopic("transactions", new ByteArraySerializer(), new ByteArraySerializer());
        }
        superseded =
                driver.createOutputTopic("superseded", keys, SERDES.superseded().deserializer());
    }

    /** A record of {@code transactions}; its offset is one more than that of the one before. */
    TopologyRig transaction(Transaction transaction) {
        return transactionBytes(SERDES.transactions().serializer().serialize("transactions", transaction));
    }

    /** So many offsets of {@code transactions} that the topology never sees. */
    TopologyRig skipTransactions(int count) {
        for (int i = 0; i < count; i++) {
            transactionBytes(null);
        }
        return this;
    }

    TopologyRig transactionBytes(byte[] value) {
        transactions.pipeInput(new byte[] {7}, value, TestRecords.LOGGED);
        return this;
    }

    /** Lets time pass for what looks at it regularly; the clock of the topology is the test's own. */
    TopologyRig pass(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    List<SupersededVector> superseded() {
        return superseded.readValuesToList();
    }

    TopologyRig send(FeatureRecord... records) {
        for (FeatureRecord one : records) {
            sendBytes(encoded(one));
        }
        return this;
    }

    TopologyRig sendBytes(byte[] value) {
        features.pipeInput(new byte[] {7}, value);
        return this;
    }

    static byte[] encoded(FeatureRecord record) {
        return SERDES.features().serializer().serialize("features", record);
    }

    static byte[] encoded(Score score) {
        return SERDES.scores().serializer().serialize("scores", score);
    }

    List<Score> scores() {
        return scores.readValuesToList();
    }

    Score score() {
        return scores.readValue();
    }

    List<FraudAlert> alerts() {
        return alerts.readValuesToList();
    }

    List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
