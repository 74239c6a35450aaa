package io.tidemark.scoring.app.owner;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application that decided before: whether any of its instances still lives, and how far it came. */
final class Predecessor {

    /** As long as the broker may need to end what an instance that died had begun. */
    private static final int OPEN_MILLIS = 120_000;

    private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);
    private static final long POLL_MILLIS = 200;
    private final Admin admin;
    private final String application;

    Predecessor(Admin admin, String application) {
        this.admin = admin;
        this.application = application;
    }

    /**
     * Waits until its group has no member. From then on nothing of it can be committed: the broker takes the places of
     * a transaction from members alone, and each instance that joins again asks who decides before it decides.
     *
     * @throws OwnedPrefixException if there are members after that time
     */
    void awaitGone(Duration patience) throws ExecutionException, InterruptedException {
        long since = System.nanoTime();
        Set<String> members = members();
        if (!members.isEmpty()) {
            LOG.warn("Waiting for {} of {} to end: {}", members.size(), application, members);
        }
        while (!members.isEmpty()) {
            if (System.nanoTime() - since > patience.toNanos()) {
                throw new OwnedPrefixException(
                        "after %d s there are still instances of application.id %s that decide (%s), so nothing was taken over; stop them and start again, they decide no more once they have ended"
                                .formatted(patience.toSeconds(), application, String.join(", ", members)));
            }
            Thread.sleep(POLL_MILLIS);
            members = members();
        }
    }

    /** How far it came, when whatever it had begun is committed or taken back. */
    Map<TopicPartition, OffsetAndMetadata> places() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>(admin.listConsumerGroupOffsets(
                        application,
                        new ListConsumerGroupOffsetsOptions()
                                .requireStable(true)
                                .timeoutMs(OPEN_MILLIS))
                .partitionsToOffsetAndMetadata()
                .get());
        places.values().removeIf(place -> place == null);
        return places;
    }

    private Set<String> members() throws ExecutionException, InterruptedException {
        try {
            ConsumerGroupDescription group = admin.describeConsumerGroups(Set.of(application))
                    .describedGroups()
                    .get(application)
                    .get();
            return group.members().stream()
                    .map(member -> member.clientId() + " at " + member.host())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw e;
        }
    }
}
