package io.tidemark.scoring.app;

import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.scoring.app.ScoringConfig.CustomerStore;
import io.tidemark.scoring.app.fallback.AmountPolicy;
import io.tidemark.scoring.app.fallback.FallbackLadder;
import io.tidemark.scoring.app.fallback.FallbackSettings;
import io.tidemark.scoring.app.members.InstanceName;
import io.tidemark.scoring.app.process.ProcessProperties;
import io.tidemark.scoring.app.reasons.ReasonSettings;
import io.tidemark.scoring.app.watch.CustomerProgress;
import io.tidemark.scoring.app.watch.Door;
import io.tidemark.scoring.model.ScoringEngineFactory;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a scoring process is started with.
 *
 * @param applicationId {@code application.id}: the consumer group and the prefix of the changelogs (default: the topic prefix and {@code tidemark-scoring})
 * @param stateDir {@code state.dir} (required)
 * @param threads {@code threads} (default 2)
 * @param opsPort {@code ops.port}, 0 for a free one
 * @param engine {@code scoring.engine}: compiled (default) or xgboost4j
 * @param signatures {@code models.trusted.keys} and {@code models.unsigned} (default refuse): which bundles are let in
 * @param bundleSource {@code models.fetch.from}, {@code models.fetch.limit} and {@code models.fetch.timeout}: where bundles may lie that are too large for the
 *     log
 * @param amountPolicy {@code amount.review} and {@code amount.decline}, in major units of {@code amount.currency} (default EUR); {@code amount.rates}, as in
 *     {@code USD:0.92,JPY:0.0061}: what a unit of another currency is worth in it (default none: reviewed)
 * @param fallback {@code fallback.CAUSE}, {@code model.stale.after} (default 0s: never), {@code model.slow.after} (default 100ms), {@code model.slow.rest}
 *     (default 1s) and {@code store.restoring.after} (default 5s): what decides when the model in force cannot
 * @param reasons {@code scoring.reasons.top} (default 4), {@code scoring.reasons.sample} (default 0.001) and {@code scoring.reasons.lowering} (default
 *     false): what is explained
 * @param featuresTimeout {@code features.timeout} (default 0s: off): how long a transaction waits for its vector
 * @param rememberedIds {@code features.timeout.ids} (default 16): how many ids are remembered of each customer then
 * @param door {@code clock.skew} (default 1h), {@code record.bytes.most}, {@code record.text.most} and {@code record.attributes.most}, as the features job has
 *     them: which transactions it takes in
 * @param modelWait {@code model.wait} (default 4 s): how long a task waits for a bundle; less than the transaction may take
 * @param modelsKept {@code models.keep} (default 4): how many of the models that were published or asked for last stay loaded beside those that are needed
 * @param instance {@code instance} (default: host and state directory): what this instance is called where it acknowledges models
 * @param customerStore {@code customer.store}: memory or rocksdb (default)
 * @param standbys {@code standbys} (default 0): on how many other instances each store is kept up to date, so that a crash restores nothing
 * @param readyProgress {@code ready.progress} (default 10s): how long nothing may be committed while there is work before the process is not ready
 */
public record ScoringSettings(
        Connection connection,
        String applicationId,
        Path stateDir,
        int threads,
        int opsPort,
        ScoringEngineFactory engine,
        SignaturePolicy signatures,
        BundleSource bundleSource,
        AmountPolicy amountPolicy,
        FallbackSettings fallback,
        ReasonSettings reasons,
        Duration featuresTimeout,
        int rememberedIds,
        Door door,
        Duration modelWait,
        int modelsKept,
        String instance,
        CustomerStore customerStore,
        int standbys,
        Duration readyProgress) {

    private static final Duration SHORTEST_PROGRESS = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = StreamsSettings.TRANSACTION_TIMEOUT.minusMillis(500);

    public ScoringSettings {
        if (featuresTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "features.timeout is %s, but should be a duration, or 0s for none".formatted(featuresTimeout));
        }
        if (readyProgress.compareTo(SHORTEST_PROGRESS) < 0) {
            throw new IllegalArgumentException(
                    "ready.progress is %s, but should be at least %s".formatted(readyProgress, SHORTEST_PROGRESS));
        }
        if (modelWait.isNegative() || modelWait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "model.wait is %s, but should be between 0 and %s, since the broker ends transactions that take longer"
                            .formatted(modelWait, LONGEST_WAIT));
        }
    }

    /** @throws IllegalArgumentException in one sentence, if a key is wrong or missing */
    public static ScoringSettings from(ProcessProperties properties) {
        Connection connection = properties.connection();
        Path stateDir = Path.of(properties
                .text("state.dir")
                .orElseThrow(() -> new IllegalArgumentException(
                        "state.dir is missing; set it to a directory of this process's own")));
        return new ScoringSettings(
                connection,
                properties.text("application.id", connection.topicPrefix() + "tidemark-scoring"),
                stateDir,
                properties.number("threads", 2, 1),
                properties.number("ops.port", 0, 0),
                properties.engine(),
                properties.signatures(),
                properties.bundleSource(),
                AmountPolicy.of(
                        properties.decimal("amount.review", AmountPolicy.DEFAULT.review()),
                        properties.decimal("amount.decline", AmountPolicy.DEFAULT.decline()),
                        properties.text("amount.currency", "EUR"),
                        properties.text("amount.rates", "")),
                fallback(properties),
                reasons(properties),
                properties.duration("features.timeout", Duration.ZERO),
                properties.number("features.timeout.ids", CustomerProgress.USUAL_REMEMBERED, 1),
                door(properties),
                properties.duration("model.wait", Duration.ofSeconds(4)),
                properties.number("models.keep", 4, 1),
                properties.text("instance").orElseGet(() -> InstanceName.ofThisHost(stateDir)),
                properties.choice("customer.store", CustomerStore.ROCKSDB),
                properties.number("standbys", 0, 0),
                properties.duration("ready.progress", Duration.ofSeconds(10)));
    }

    private static Door door(ProcessProperties properties) {
        RecordBounds usual = RecordBounds.USUAL;
        return new Door(
                properties.duration("clock.skew", Door.USUAL_SKEW),
                new RecordBounds(
                        properties.number(RecordBounds.BYTES_KEY, usual.bytes(), 1),
                        properties.number(RecordBounds.TEXT_KEY, usual.textChars(), 1),
                        properties.number(RecordBounds.ATTRIBUTES_KEY, usual.attributes(), 1)));
    }

    private static ReasonSettings reasons(ProcessProperties properties) {
        ReasonSettings usual = ReasonSettings.USUAL;
        return new ReasonSettings(
                properties.number("scoring.reasons.top", usual.top(), 0),
                properties
                        .decimal("scoring.reasons.sample", BigDecimal.valueOf(usual.sample()))
                        .doubleValue(),
                properties.choice("scoring.reasons.lowering", Answer.FALSE) == Answer.TRUE);
    }

    private enum Answer {
        FALSE,
        TRUE
    }

    /** The same with another engine than those that can be configured. */
    public ScoringSettings withEngine(ScoringEngineFactory other) {
        return new ScoringSettings(
                connection,
                applicationId,
                stateDir,
                threads,
                opsPort,
                other,
                signatures,
                bundleSource,
                amountPolicy,
                fallback,
                reasons,
                featuresTimeout,
                rememberedIds,
                door,
                modelWait,
                modelsKept,
                instance,
                customerStore,
                standbys,
                readyProgress);
    }

    private static FallbackSettings fallback(ProcessProperties properties) {
        FallbackSettings usual = FallbackSettings.USUAL;
        return new FallbackSettings(
                FallbackLadder.from(properties.values()),
                properties.duration("model.stale.after", usual.staleAfter()),
                properties.duration("model.slow.after", usual.slowAfter()),
                properties.duration("model.slow.rest", usual.slowRest()),
                properties.duration("store.restoring.after", usual.restoringAfter()));
    }
}
