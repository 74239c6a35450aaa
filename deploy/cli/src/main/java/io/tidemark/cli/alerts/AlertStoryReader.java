package io.tidemark.cli.alerts;

import io.tidemark.cli.reading.TopicReader;
import io.tidemark.log.Decoded;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.app.replay.ScoreSearch;
import io.tidemark.scoring.app.replay.ScoreSearch.Scope;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.release.models.PublishedModel;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** Fetches from the log what an alert only refers to. */
final class AlertStoryReader {

    /** A decision is appended after it is taken, but not by long, and clocks differ. */
    private static final Duration APPENDED_WITHIN = Duration.ofHours(1);

    private final Connection connection;
    private final SchemaRegistry registry;
    private final Duration history;
    private final int events;
    private final Consumer<String> told;

    /**
     * @param history how far back the customer's decisions are read
     * @param events how many of them are kept
     * @param told hears what could not be fetched
     */
    AlertStoryReader(
            Connection connection, SchemaRegistry registry, Duration history, int events, Consumer<String> told) {
        this.connection = connection;
        this.registry = registry;
        this.history = history;
        this.events = events;
        this.told = told;
    }

    AlertStory read(AlertSearch.Found found) {
        FraudAlert alert = found.alert();
        Deque<Score> before = new ArrayDeque<>();
        Optional<Score> decision = decisions(alert, before);
        Optional<Manifest> manifest = manifest(alert.getModelVersion());
        return new AlertStory(
                alert,
                found.retraction(),
                decision,
                manifest.map(Manifest::featureNames).orElse(List.of()),
                new ArrayList<>(before),
                labels(alert),
                manifest.map(Manifest::nouns).orElse(Nouns.USUAL));
    }

    /** The decision of the alert; those of its customer before it go into the queue. */
    private Optional<Score> decisions(FraudAlert alert, Deque<Score> before) {
        AtomicReference<Score> own = new AtomicReference<>();
        Scope scope = new Scope(
                Optional.of(alert.getTransaction().getCustomerId()),
                Optional.of(alert.getRaisedAt().minus(history)),
                Optional.of(alert.getRaisedAt().plus(APPENDED_WITHIN)));
        long unreadable = new ScoreSearch(connection, registry).each(scope, score -> {
            if (own.get() != null) {
                return;
            }
            if (score.getOrigin().equals(alert.getOrigin())) {
                own.set(score);
                return;
            }
            before.addLast(score);
            if (before.size() > events) {
                before.removeFirst();
            }
        });
        if (unreadable > 0) {
            told.accept(unreadable + " records of " + connection.topic(Topics.SCORES) + " cannot be read");
        }
        if (own.get() == null) {
            told.accept("the decision of alert " + alert.getAlertId() + " is not on " + connection.topic(Topics.SCORES)
                    + " any more, so its features are not known");
        }
        return Optional.ofNullable(own.get());
    }

    private List<Label> labels(FraudAlert alert) {
        List<Label> labels = new ArrayList<>();
        AvroSerde<Label> serde = registry.serde(Topics.LABELS);
        Instant since = alert.getRaisedAt().minus(history);
        new TopicReader(connection).read(Topics.LABELS, TopicReader.Start.since(since), false, message -> {
            Decoded.of(message, serde)
                    .filter(label -> label.getTransactionId()
                            .equals(alert.getTransaction().getTransactionId()))
                    .ifPresent(labels::add);
            return true;
        });
        return labels;
    }

    private Optional<Manifest> manifest(String version) {
        try {
            return new RolloutClient(connection, registry)
                    .models().stream()
                            .filter(model -> model.version().equals(version))
                            .map(PublishedModel::manifest)
                            .findFirst();
        } catch (KafkaException e) {
            told.accept("the models cannot be read (" + ForeignText.line(e.getMessage())
                    + "), so features go without their names; ask for the right to read the topic models");
            return Optional.empty();
        }
    }
}
