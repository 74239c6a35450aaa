package io.tidemark.retraining;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.kafka.SecretUnreadableException;
import io.tidemark.log.kafka.ShutOut;
import io.tidemark.log.registry.RefusedSchemaException;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.retraining.answer.AnswerWriter;
import io.tidemark.retraining.log.TopicReader;
import io.tidemark.retraining.meters.Phase;
import io.tidemark.retraining.meters.RetrainingMeters;
import io.tidemark.retraining.queue.RequestQueue;
import io.tidemark.retraining.request.Patience;
import io.tidemark.retraining.request.Repetition;
import io.tidemark.retraining.request.RequestReader;
import io.tidemark.retraining.request.Scheduler;
import io.tidemark.retraining.run.LogUnreachableException;
import io.tidemark.retraining.run.TrainingRun;
import io.tidemark.retraining.settings.RetrainingConfig;
import io.tidemark.retraining.state.DataSetShelf;
import io.tidemark.retraining.state.WorkDirectories;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.training.intake.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers retraining requests, one retraining at a time. Reads everything that it needs from the log and writes
 * everything that it has to say there, so it keeps no state that counts: killed in the middle it begins that retraining
 * anew. {@link #run} is called by one thread; {@link #stop}, {@link #reasonNotReady} and {@link #progress} by any.
 */
final class RetrainingService {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingService.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration BACKOFF = Duration.ofSeconds(5);

    private final RetrainingConfig config;
    private final Clock clock;
    private final RetrainingMeters meters;
    private final WorkDirectories directories;
    private final DataSetShelf shelf;
    private final TrainingRun training;
    private final Answering answering;
    private final Intake intake;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<Optional<String>> notReady = new AtomicReference<>(Optional.of("starting"));

    private final AtomicReference<Optional<String>> progress = new AtomicReference<>(Optional.empty());

    RetrainingService(RetrainingConfig config, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.meters = new RetrainingMeters(meters, clock);
        this.directories = new WorkDirectories(config.work().state());
        this.shelf = new DataSetShelf(directories);
        this.intake = new Intake(config.clockSkew());
        this.training = ConfiguredTraining.of(config.work(), clock, this::progress, stopped::get);
        this.answering = new Answering(config, clock, this.meters, directories, shelf, training);
    }

    /** What it needs of the log. */
    static LogNeeds needs(Connection connection) {
        return new LogNeeds("retraining")
                .reads(
                        Topics.RETRAINING_REQUESTS,
                        Topics.CANDIDATES,
                        Topics.MODELS,
                        Topics.DEPLOYMENTS,
                        Topics.ROLLOUT_EVENTS,
                        Topics.SCORES,
                        Topics.LABELS)
                .writes(Topics.MODELS, Topics.CANDIDATES, Topics.RETRAINING_REQUESTS, Topics.DEAD_LETTERS)
                .group(group(connection))
                .transactions(group(connection));
    }

    /** The consumer group, whose name is the transactional id too. */
    private static String group(Connection connection) {
        return connection.topicPrefix() + "tidemark-retraining";
    }

    Optional<String> reasonNotReady() {
        return notReady.get();
    }

    /** What the training under way is at; empty if none is. */
    Optional<String> progress() {
        return progress.get();
    }

    /** Gives up a training that is under way, and ends {@link #run}; its request waits for the next start. */
    void stop() {
        stopped.set(true);
    }

    /** Works until stopped. Waits and tries again while broker or registry cannot be reached. */
    void run() throws InterruptedException {
        while (!stopped.get()) {
            try {
                serve();
            } catch (KafkaException
                    | KafkaUnreachableException
                    | SecretUnreadableException
                    | RegistryUnreachableException
                    | RefusedSchemaException
                    | LogUnreachableException e) {
                if (ShutOut.isIn(e)) {
                    throw new IllegalStateException("another retraining service took over; stop one of the two", e);
                }
                notReady.set(Optional.of(e.getMessage()));
                meters.failed(e instanceof RegistryUnreachableException ? "registry" : "kafka");
                LOG.warn("trying again in {} s: {}", BACKOFF.toSeconds(), e.getMessage());
                await(BACKOFF);
            }
        }
        notReady.set(Optional.of("stopped"));
    }

    private void serve() throws InterruptedException {
        String group = group(config.connection());
        try (SchemaRegistry registry = SchemaRegistry.connect(config.connection())) {
            serve(registry, group);
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's client does not close: " + e.getMessage(), e);
        }
    }

    private void serve(SchemaRegistry registry, String group) throws InterruptedException {
        TopicReader topics = new TopicReader(config.connection(), registry);
        try (AnswerWriter writer = new AnswerWriter(config.connection(), registry, group);
                RequestReader requests = new RequestReader(config.connection(), registry, group, intake, clock)) {
            RequestQueue queue = new RequestQueue(config.requests().cooldown());
            Repetition repetition =
                    new Repetition(config.requests().repeat(), config.rules().maturity(), topics, intake);
            Patience patience = new Patience(repetition, config.requests().cooldown(), this::waiting);
            // Directories are tidied up behind the writer, which fences off a service before us: nobody works there.
            tidyUp(topics, queue, repetition);
            Optional<Scheduler> scheduler = config.requests()
                    .schedule()
                    .map(schedule -> new Scheduler(schedule, topics, writer, clock, intake));
            scheduler.ifPresent(Scheduler::look);
            notReady.set(Optional.empty());
            meters.at(Phase.IDLE);
            LOG.info("waiting for retraining requests");
            while (!stopped.get()) {
                scheduler.ifPresent(Scheduler::look);
                RequestReader.Read read = requests.poll(POLL);
                read.requests().forEach(queue::add);
                if (!read.refused().isEmpty()) {
                    // What waits is not answered: its place is kept, and after a crash these are buried again.
                    writer.bury(read.refused(), queue.size() == 0 ? requests.read() : Map.of());
                    read.refused().forEach(letter -> meters.buried(letter.getCause()));
                }
                List<RetrainingRequest> due = queue.due(clock.instant());
                meters.waiting(queue.size());
                meters.at(queue.size() == 0 ? Phase.IDLE : Phase.WAITING);
                if (!due.isEmpty() && patience.mayBegin(due, clock.instant())) {
                    try {
                        answering.answer(due, topics, writer, requests.read(), patience.repeats(), repetition);
                    } finally {
                        progress.set(Optional.empty());
                    }
                    queue.remove(due);
                    queue.ended(clock.instant());
                }
            }
        }
    }

    /** @param why empty if nothing waits any more */
    private void waiting(Optional<String> why) {
        progress.set(why.map(reason -> "waiting, since " + reason));
    }

    private void progress(String line) {
        LOG.info(line);
        progress.set(Optional.of(line));
    }

    /** The cooldown outlives a restart, whoever ran the last retraining; what a killed service left does not. */
    private void tidyUp(TopicReader topics, RequestQueue queue, Repetition repetition) throws InterruptedException {
        Set<String> published = new HashSet<>();
        topics.read(Topics.CANDIDATES, Optional.empty(), (Candidate candidate) -> {
            // None that says so can have ended later than now, and the next would wait until then.
            queue.ended(earlier(candidate.getProposedAt(), clock.instant()));
            repetition.answered(candidate);
            published.add(candidate.getModel().getVersion());
        });
        training.endLeftovers(directories.left());
        shelf.removeUnpublished(published);
        directories.sweep();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private void await(Duration duration) throws InterruptedException {
        Instant until = clock.instant().plus(duration);
        while (!stopped.get() && clock.instant().isBefore(until)) {
            Thread.sleep(POLL.toMillis());
        }
    }
}
