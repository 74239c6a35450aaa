package io.tidemark.retraining;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.registry.RegistryUnreachableException;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers retraining requests, one retraining at a time. Reads everything that it needs from the log and writes
 * everything that it has to say there, so it keeps no state of its own: killed in the middle it begins that retraining
 * anew. {@link #run} is called by one thread; {@link #stop} and {@link #reasonNotReady} by any.
 */
final class RetrainingService {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingService.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration BACKOFF = Duration.ofSeconds(5);

    private final RetrainingConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<Optional<String>> notReady = new AtomicReference<>(Optional.of("starting"));

    RetrainingService(RetrainingConfig config, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    Optional<String> reasonNotReady() {
        return notReady.get();
    }

    /** Lets a retraining that is under way finish its step, then ends {@link #run}. */
    void stop() {
        stopped.set(true);
    }

    /** Works until stopped. Waits and tries again while broker or registry cannot be reached. */
    void run() throws InterruptedException {
        while (!stopped.get()) {
            try {
                serve();
            } catch (ProducerFencedException e) {
                throw new IllegalStateException("another retraining service took over; stop one of the two", e);
            } catch (KafkaException | RegistryUnreachableException e) {
                notReady.set(Optional.of(e.getMessage()));
                LOG.warn("trying again in {} s: {}", BACKOFF.toSeconds(), e.getMessage());
                await(BACKOFF);
            }
        }
        notReady.set(Optional.of("stopped"));
    }

    private void serve() {
        String group = config.connection().topicPrefix() + "tidemark-retraining";
        SchemaRegistry registry = SchemaRegistry.connect(config.connection());
        TopicReader topics = new TopicReader(config.connection(), registry);
        try (AnswerWriter writer = new AnswerWriter(config.connection(), registry, group);
                RequestReader requests = new RequestReader(config.connection(), registry, group)) {
            RequestQueue queue = new RequestQueue(config.cooldown());
            lastProposal(topics).ifPresent(queue::ended);
            notReady.set(Optional.empty());
            LOG.info("waiting for retraining requests");
            while (!stopped.get()) {
                requests.poll(POLL).forEach(queue::add);
                List<RetrainingRequest> due = queue.due(clock.instant());
                if (!due.isEmpty()) {
                    answer(due, topics, writer, requests.read());
                    queue.remove(due);
                    queue.ended(clock.instant());
                }
            }
        }
    }

    private void answer(
            List<RetrainingRequest> due,
            TopicReader topics,
            AnswerWriter writer,
            Map<TopicPartition, OffsetAndMetadata> read) {
        Instant begun = clock.instant();
        RetrainingRequest request = RequestQueue.spokesman(due);
        LOG.info("{} asks: {} ({} more at once)", request.getCause(), request.getWhy(), due.size() - 1);
        ModelShelf shelf = ModelShelf.read(topics, config.source());
        RetrainingOutcome outcome =
                new LoggedTraining(config, clock, topics).run(shelf, RequestQueue.leastEventTime(due));
        if (stopped.get()) {
            LOG.info("stopped before publishing; the request waits for the next start");
            return;
        }
        Instant now = clock.instant();
        Optional<RetrainingRequest> again =
                outcome.finding().promote() ? Optional.empty() : new AskingAgain(config.attempts()).after(request, now);
        writer.write(Answer.of(request, outcome, shelf.inForce(), now, again, config.store()), read);
        String result =
                outcome.finding().promote() ? "promoted" : outcome.bundle().isPresent() ? "kept_back" : "refused";
        meters.counter("tidemark_retrainings", "outcome", result).increment();
        LOG.info(
                "{} after {} s: {}",
                outcome.version(),
                Duration.between(begun, now).toSeconds(),
                outcome.finding().text());
    }

    /** When the last retraining ended, whoever ran it: the cooldown outlives a restart. */
    private static Optional<Instant> lastProposal(TopicReader topics) {
        AtomicReference<Instant> last = new AtomicReference<>();
        topics.read(
                Topics.CANDIDATES,
                Optional.empty(),
                (Candidate candidate) ->
                        last.accumulateAndGet(candidate.getProposedAt(), (a, b) -> a == null || b.isAfter(a) ? b : a));
        return Optional.ofNullable(last.get());
    }

    private void await(Duration duration) throws InterruptedException {
        Instant until = clock.instant().plus(duration);
        while (!stopped.get() && clock.instant().isBefore(until)) {
            Thread.sleep(POLL.toMillis());
        }
    }
}
