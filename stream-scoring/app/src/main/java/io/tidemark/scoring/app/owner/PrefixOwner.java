package io.tidemark.scoring.app.owner;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.kafka.ShutOut;
import io.tidemark.scoring.app.owner.Ownership.Claim;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that one application alone decides the transactions of a prefix, whatever starts, dies or hangs.
 *
 * <p>Whoever takes over writes its claim first and looks at the other's group after that; an instance joins its group
 * first and looks for claims after that, before each task begins. So one of the two sees the other, and neither clocks
 * nor time-outs matter to that.
 */
public final class PrefixOwner {

    private static final Logger LOG = LoggerFactory.getLogger(PrefixOwner.class);
    private static final Duration VISIBLE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 100;
    private static final long MOST_POLLS = 10;
    /**
     * A broker that two writers meet answers, once in hundreds of times, with an error of its own; the log says what
     * became of it.
     */
    private static final int MOST_FAILURES = 3;

    private final Admin admin;
    private final Connection connection;
    private final Applicant applicant;
    private final OwnerLog log;
    private Optional<Ownership> told = Optional.empty();
    private int failures;

    private PrefixOwner(Admin admin, Connection connection, Applicant applicant, OwnerLog log) {
        this.admin = admin;
        this.connection = connection;
        this.applicant = applicant;
        this.log = log;
    }

    /**
     * Becomes the owner of a prefix that has none, takes over from the one that was named, or sees that it is the owner
     * already.
     *
     * @param admin is used until it returns
     * @throws OwnedPrefixException if another application decides
     */
    public static OwnerWatch take(Admin admin, Connection connection, Applicant applicant) {
        OwnerLog log = OwnerLog.open(admin, connection, applicant.replication());
        try {
            new PrefixOwner(admin, connection, applicant, log).take();
            return new OwnerWatch(log, applicant.application());
        } catch (InterruptedException e) {
            log.close();
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            log.close();
            throw failed(connection, e);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** The transactional id under which it is written who decides. */
    public static String transactionalId(Connection connection) {
        return OwnerLog.topic(connection);
    }

    private void take() throws InterruptedException, ExecutionException {
        Optional<Ownership> now = log.read();
        Optional<Ownership> seen = now;
        long since = System.nanoTime();
        while (now.filter(one -> one.lets(applicant.application())).isEmpty()) {
            now.ifPresent(this::requireLeave);
            if (!now.equals(seen)) {
                seen = now;
                since = System.nanoTime();
            }
            // An instance that is at it is left to it as long as its transaction may last: two that grew impatient
            // would shut each other out for ever.
            boolean waits = now.filter(this::isAtItElsewhere).isPresent()
                    && System.nanoTime() - since
                            < applicant
                                    .takeover()
                                    .patience()
                                    .plus(OwnerWriter.TRANSACTION_TIMEOUT)
                                    .toNanos();
            if (waits) {
                tellOnce(now);
                Thread.sleep(POLL_MILLIS);
            } else {
                claim(now);
            }
            now = log.read();
        }
    }

    private void tellOnce(Optional<Ownership> now) {
        if (!now.equals(told)) {
            told = now;
            LOG.warn(
                    "{}; waiting for the instance that is at it",
                    now.map(Ownership::inWords).orElse(""));
        }
    }

    private void claim(Optional<Ownership> seen) throws InterruptedException, ExecutionException {
        try (OwnerWriter writer = new OwnerWriter(connection)) {
            Optional<Ownership> now = log.read();
            if (!now.equals(seen)) {
                return;
            }
            String from = now.map(Ownership::owner)
                    .orElseGet(() -> applicant.takeover().from().orElse(applicant.application()));
            if (now.isEmpty()) {
                requireKnown(from);
            }
            if (from.equals(applicant.application())) {
                LOG.info("{} decides the transactions of the prefix \"{}\"", from, connection.topicPrefix());
                write(writer, Ownership.of(from));
            } else {
                takeOver(writer, from);
            }
        } catch (KafkaException e) {
            if (!ShutOut.isIn(e) && (e instanceof TimeoutException || ++failures > MOST_FAILURES)) {
                throw e;
            }
            LOG.info(
                    "The prefix could not be claimed, since another instance claims it at the same time, or by a failure; looking again: {}",
                    e.getMessage());
            // Two that look again at the same pace would shut each other out for long.
            Thread.sleep(ThreadLocalRandom.current().nextLong(POLL_MILLIS, MOST_POLLS * POLL_MILLIS));
        }
    }

    private void takeOver(OwnerWriter writer, String from) throws InterruptedException, ExecutionException {
        LOG.warn("{} takes over from {}", applicant.application(), from);
        write(writer, Ownership.of(from).claimedBy(new Claim(applicant.application(), applicant.instance())));
        Predecessor predecessor = new Predecessor(admin, from);
        predecessor.awaitGone(applicant.takeover().patience());
        StateTopics topics =
                StateTopics.of(admin, from, applicant.application(), applicant.stores(), applicant.replication());
        Map<TopicPartition, OffsetAndMetadata> places = predecessor.places();
        if (topics.pairs().isEmpty() && !places.isEmpty()) {
            throw new OwnedPrefixException(
                    "%s has decided, but none of its changelogs (%s-...-changelog) can be seen, and without them transactions would be decided twice; grant Read on them to this user"
                            .formatted(from, from));
        }
        writer.write(Ownership.of(applicant.application()), new InheritedState(connection, topics, places));
        LOG.warn("{} has taken over from {} and goes on at {}", applicant.application(), from, places);
    }

    /** A commit is seen by readers some time after it has returned. */
    private void write(OwnerWriter writer, Ownership ownership) throws InterruptedException {
        Optional<Ownership> before = log.read();
        writer.write(ownership);
        long since = System.nanoTime();
        while (!before.equals(Optional.of(ownership)) && log.read().equals(before)) {
            if (System.nanoTime() - since > VISIBLE.toNanos()) {
                throw new KafkaUnreachableException(
                        connection,
                        "show who decides",
                        new TimeoutException("nothing came for " + VISIBLE.toSeconds() + " s"));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void requireLeave(Ownership now) {
        boolean named = applicant.takeover().isFrom(now.owner())
                || now.claim()
                        .filter(one -> applicant.takeover().isFrom(one.application()))
                        .isPresent();
        if (!named && !now.isClaimedBy(applicant.application())) {
            throw new OwnedPrefixException(refusal(now.inWords(), now.owner()));
        }
    }

    /** Another instance of this application is taking over for all of them. */
    private boolean isAtItElsewhere(Ownership now) {
        return now.isClaimedBy(applicant.application())
                && now.claim()
                        .filter(one -> one.instance().equals(applicant.instance()))
                        .isEmpty();
    }

    /** Of a prefix without an owner: builds before did not write one. */
    private void requireKnown(String from) throws InterruptedException, ExecutionException {
        PastDecisions past = new PastDecisions(admin, applicant);
        boolean knownHere = past.areOf(from);
        boolean own = from.equals(applicant.application());
        if (own && !knownHere && applicant.takeover().from().isEmpty() && past.areThere()) {
            throw new OwnedPrefixException(refusal("an application of an earlier build decides", "THAT_APPLICATION"));
        }
        if (!own && !knownHere) {
            throw new OwnedPrefixException(
                    "%s is %s, and nothing that Kafka shows says that this application has ever decided %s: no place in it and no changelog; write the application.id of the one that has, or grant this user Describe on its group and Read on its changelogs"
                            .formatted(OwnerKeys.TAKEOVER, from, applicant.features()));
        }
    }

    private String refusal(String who, String owner) {
        return "%s the transactions of the prefix \"%s\", and %s would decide and alert all of them again; set application.id=%s to run one more instance of it, use another topic.prefix, or let this one take over for good with %s=%s"
                .formatted(who, connection.topicPrefix(), applicant.application(), owner, OwnerKeys.TAKEOVER, owner);
    }

    private static RuntimeException failed(Connection connection, ExecutionException failure) {
        if (failure.getCause() instanceof TimeoutException timeout) {
            return new KafkaUnreachableException(connection, "say who decides", timeout);
        }
        return failure.getCause() instanceof RuntimeException cause
                ? new KafkaException("Kafka does not say who decides: " + cause.getMessage(), cause)
                : new KafkaException(failure.getCause());
    }
}
