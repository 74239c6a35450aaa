package io.tidemark.features.job.silence;

import io.tidemark.log.kafka.Clients;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at the ends of all partitions and says which have not grown for long enough.
 *
 * <p>Not thread-safe; the caller looks from one thread at a time.
 */
final class LogWatch implements AutoCloseable {
    private final Silence silence;
    private final InstantSource clock;
    private final Promises promises;
    private Admin admin;
    private KafkaConsumer<byte[], byte[]> consumer;
    private Tails tails;
    private List<TopicPartition> partitions = List.of();
    /** Oldest first; the first is the newest that lies as far back as the silence lasts. */
    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(long at, Map<TopicPartition, Long> ends) {}

    LogWatch(Silence silence, InstantSource clock) {
        this.silence = silence;
        this.clock = clock;
        this.promises = new Promises(silence.disorder());
    }

    /** What to tell the readers now: empty while every partition grows, and if none ever carried an event. */
    synchronized Optional<AtRest> look() throws ExecutionException, InterruptedException {
        try {
            return lookOnce();
        } catch (RuntimeException | ExecutionException e) {
            // The next look begins with other clients: what these were given may have changed, a password say.
            close();
            admin = null;
            partitions = List.of();
            throw e;
        }
    }

    private Optional<AtRest> lookOnce() throws ExecutionException, InterruptedException {
        if (partitions.isEmpty()) {
            open();
        }
        Look now = new Look(clock.millis(), offsets(OffsetSpec.latest()));
        Look then = before(now);
        Set<TopicPartition> resting = new HashSet<>(partitions);
        resting.removeIf(
                partition -> !now.ends().get(partition).equals(then.ends().get(partition)));
        if (now.at() - then.at() < silence.duration().toMillis() || resting.isEmpty()) {
            return Optional.empty();
        }
        Map<TopicPartition, Tails.Tail> read = tails.read(offsets(OffsetSpec.earliest()), then.ends());
        AtRest rest = resting.size() == partitions.size() ? promises.ofWhole(read) : promises.ofSome(resting, read);
        return rest.promises().isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    /** The newest look at least as far back as the silence lasts, else the oldest. */
    private Look before(Look now) {
        looks.addLast(now);
        Look then = looks.removeFirst();
        while (!looks.isEmpty()
                && now.at() - looks.getFirst().at() >= silence.duration().toMillis()) {
            then = looks.removeFirst();
        }
        looks.addFirst(then);
        return then;
    }

    private void open() throws ExecutionException, InterruptedException {
        if (admin == null) {
            consumer = Clients.consumer(silence.clientProperties());
            admin = Clients.admin(silence.clientProperties());
            tails = new Tails(consumer, silence.eventTimes().open());
        }
        List<TopicPartition> found = new ArrayList<>();
        for (TopicDescription topic :
                admin.describeTopics(silence.topics()).allTopicNames().get().values()) {
            topic.partitions().forEach(p -> found.add(new TopicPartition(topic.name(), p.partition())));
        }
        partitions = found;
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> which)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Clients.CLOSE));
        }
        if (admin != null) {
            admin.close(Clients.CLOSE);
        }
    }
}
