package io.tidemark.retraining;

import io.tidemark.retraining.answer.Answer;
import io.tidemark.retraining.answer.AnswerWriter;
import io.tidemark.retraining.answer.ModelShelf;
import io.tidemark.retraining.answer.Publication;
import io.tidemark.retraining.log.TopicReader;
import io.tidemark.retraining.meters.Phase;
import io.tidemark.retraining.meters.RetrainingMeters;
import io.tidemark.retraining.queue.AskingAgain;
import io.tidemark.retraining.queue.Overtaken;
import io.tidemark.retraining.queue.RequestQueue;
import io.tidemark.retraining.request.Repetition;
import io.tidemark.retraining.run.TrainingOrder;
import io.tidemark.retraining.run.TrainingRun;
import io.tidemark.retraining.settings.RetrainingConfig;
import io.tidemark.retraining.state.DataSetShelf;
import io.tidemark.retraining.state.WorkDirectories;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.training.RetrainingOutcome;
import io.tidemark.training.Versions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one answer: trains a candidate for the requests that are due, or says why there is none, and publishes what
 * came of it. Reads and writes in an order that a kill at any moment may cut: what was published is answered, and what
 * was not is answered anew.
 */
final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final RetrainingConfig config;
    private final Clock clock;
    private final RetrainingMeters meters;
    private final WorkDirectories directories;
    private final DataSetShelf shelf;
    private final TrainingRun training;

    Answering(
            RetrainingConfig config,
            Clock clock,
            RetrainingMeters meters,
            WorkDirectories directories,
            DataSetShelf shelf,
            TrainingRun training) {
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        this.directories = directories;
        this.shelf = shelf;
        this.training = training;
    }

    /**
     * One answer to all of these, written together with how far requests have been read.
     *
     * @param due requests that are answered at once
     * @param read where the next request is read
     * @param repeats why they would have waited, were it not for a person; empty if they would not
     */
    void answer(
            List<RetrainingRequest> due,
            TopicReader topics,
            AnswerWriter writer,
            Map<TopicPartition, OffsetAndMetadata> read,
            Optional<String> repeats,
            Repetition repetition)
            throws InterruptedException {
        Instant begun = clock.instant();
        ModelShelf models = ModelShelf.read(topics, config.bundles().source());
        String version = new Versions(clock).next(models.versions());
        List<RetrainingRequest> meant = Overtaken.standing(due, models.inForce());
        if (meant.isEmpty()) {
            RetrainingRequest request = RequestQueue.spokesman(due);
            String why = Overtaken.why(request, models.inForce().orElseThrow());
            publish(
                    request,
                    RetrainingOutcome.refused(version, why),
                    models.inForce(),
                    Optional.empty(),
                    writer,
                    read,
                    begun);
            return;
        }
        RetrainingRequest request = RequestQueue.spokesman(meant);
        LOG.info("{} asks: {} ({} more at once)", request.getCause(), request.getWhy(), due.size() - 1);
        Path work = directories.create(version);
        Optional<Instant> seen = repetition.newest();
        meters.at(Phase.TRAINING);
        Optional<RetrainingOutcome> trained = train(version, models, meant, work);
        if (trained.isPresent()) {
            RetrainingOutcome outcome = trained.get()
                    .ifStillComparable(models.inForce(), ModelShelf.inForce(topics))
                    .signedBy(config.bundles().signingKey())
                    .keptBackIf(bundle ->
                            Publication.refusal(bundle, config.bundles().store()))
                    .overriding(repeats);
            outcome.bundle().ifPresent(bundle -> shelf.keep(bundle, work));
            Candidate candidate =
                    publish(request, outcome, models.inForce(), again(meant, outcome), writer, read, begun);
            repetition.trained(candidate, begun, seen);
            shelf.prune(config.work().dataSetsKept());
        } else {
            LOG.info("stopped before the end of the training; the request waits for the next start");
        }
        // The directory stays if something failed: whether it was published, the next start finds out.
        directories.remove(work);
    }

    private Candidate publish(
            RetrainingRequest request,
            RetrainingOutcome outcome,
            Optional<ModelReference> champion,
            Optional<RetrainingRequest> again,
            AnswerWriter writer,
            Map<TopicPartition, OffsetAndMetadata> read,
            Instant begun) {
        Instant now = clock.instant();
        Answer answer = Answer.of(
                request, outcome, champion, now, again, config.bundles().store());
        writer.write(answer, read);
        String result =
                outcome.finding().promote() ? "promoted" : outcome.bundle().isPresent() ? "kept_back" : "refused";
        meters.answered(result);
        LOG.info(
                "{} after {} s: {}",
                outcome.version(),
                Duration.between(begun, now).toSeconds(),
                outcome.finding().text());
        return answer.candidate();
    }

    /** The first alarm among them is asked for again, though a person may have taken it along. */
    private Optional<RetrainingRequest> again(List<RetrainingRequest> requests, RetrainingOutcome outcome) {
        AskingAgain asking = new AskingAgain(config.requests().attempts());
        return outcome.finding().promote()
                ? Optional.empty()
                : requests.stream()
                        .flatMap(request -> asking.after(request, clock.instant()).stream())
                        .findFirst();
    }

    /** Empty if the service was stopped meanwhile. */
    private Optional<RetrainingOutcome> train(String version, ModelShelf models, List<RetrainingRequest> due, Path work)
            throws InterruptedException {
        try {
            TrainingOrder order = new TrainingOrder(
                    version,
                    config.properties(),
                    RequestQueue.leastEventTime(due),
                    models.champion(),
                    RequestQueue.segments(due));
            return training.run(order, work);
        } catch (RefusedBundleException e) {
            LOG.warn("{} cannot be trained", version, e);
            return Optional.of(RetrainingOutcome.refused(version, "No candidate could be made, " + e.getMessage()));
        }
    }
}
