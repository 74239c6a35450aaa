package io.tidemark.testkit.poison.trial;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import io.tidemark.testkit.poison.treatment.Answered;
import io.tidemark.testkit.poison.treatment.Treatment;
import io.tidemark.testkit.poison.trial.PoisonCorpus.Drop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Throws a mixture of poison and good records at a running stack and looks what becomes of each. Not thread-safe.
 *
 * <p>It says nothing of the processes themselves; whoever runs them looks whether they are the same and ready.
 */
public final class PoisonTrial implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final String LAST = "last-";
    private final SchemaRegistry registry;
    private final Thrower thrower;
    private final RegistryEncoding encoding;
    private final Findings findings;
    private final List<TopicTail<?>> tails;
    private final int partitions;
    private final InstantSource clock;
    private final List<Thrown> thrown = new ArrayList<>();

    private record Thrown(Drop drop, Landing landing) {}

    /**
     * @param partitions of keyed topics
     * @param clock around whose time everything happens
     */
    public PoisonTrial(Connection connection, int partitions, InstantSource clock) {
        this.clock = clock;
        this.registry = SchemaRegistry.connect(connection);
        this.thrower = new Thrower(connection);
        this.encoding = new RegistryEncoding(registry, connection.schemaRegistryUrl());
        this.findings = new Findings(connection.topic(Topics.TRANSACTIONS));
        this.partitions = partitions;
        this.tails = List.of(
                new TopicTail<>(connection, registry, Topics.DEAD_LETTERS, findings::take),
                new TopicTail<>(connection, registry, Topics.SCORES, findings::take),
                new TopicTail<>(connection, registry, Topics.SUPERSEDED, findings::take),
                new TopicTail<>(connection, registry, Topics.ROLLOUT_EVENTS, findings::take),
                new TopicTail<>(connection, registry, Topics.ACKNOWLEDGEMENTS, findings::take),
                new TopicTail<>(connection, registry, Topics.CANDIDATES, findings::take));
    }

    /** Throws a mixture of these classes, and behind it what shows that rollout and retraining still serve. */
    public void throwAll(List<Poison> classes, int records, long seed) throws InterruptedException {
        Instant now = clock.instant();
        List<Drop> drops = new ArrayList<>(PoisonCorpus.mixture(classes, records, seed, encoding, now, partitions));
        drops.add(new Drop("good", lastRollout(seed, now)));
        drops.add(new Drop("good", lastRetraining(seed, now)));
        List<Future<RecordMetadata>> places = new ArrayList<>();
        for (Drop drop : drops) {
            places.add(thrower.send(drop.message()));
        }
        for (int i = 0; i < drops.size(); i++) {
            thrown.add(new Thrown(drops.get(i), Thrower.landing(places.get(i))));
        }
    }

    /**
     * What is not as it must be, or not yet: by class the number of records and what is wrong with the first of them.
     */
    public Map<String, String> faults() {
        tails.forEach(tail -> tail.poll(POLL));
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (Thrown each : thrown) {
            Optional<String> fault = each.drop().message().treatment().fault(each.landing(), findings);
            fault.ifPresent(why -> {
                counts.merge(each.drop().poison(), 1, Integer::sum);
                first.putIfAbsent(
                        each.drop().poison(), why + " (" + each.landing().place() + ")");
            });
        }
        Map<String, String> faults = new TreeMap<>();
        counts.forEach((poison, count) -> faults.put(poison, count + " records, the first: " + first.get(poison)));
        if (!findings.buriedTwice().isEmpty()) {
            faults.put("buried-twice", findings.buriedTwice().toString());
        }
        return faults;
    }

    /** How many records of each class were thrown. */
    public Map<String, Long> thrown() {
        Map<String, Long> counts = new TreeMap<>();
        thrown.forEach(each -> counts.merge(each.drop().poison(), 1L, Long::sum));
        return counts;
    }

    /** How many records were buried, by cause. */
    public Map<String, Long> buriedByCause() {
        return findings.buriedByCause();
    }

    @Override
    public void close() throws IOException {
        tails.forEach(TopicTail::close);
        thrower.close();
        registry.close();
    }

    private PoisonRecord lastRollout(long seed, Instant now) {
        String id = LAST + "rollout-" + seed;
        RolloutRequest note = RolloutRequest.newBuilder()
                .setRequestId(id)
                .setAction(RolloutAction.NOTE)
                .setReason("The rollout serves.")
                .setRequestedAt(now)
                .build();
        return PoisonRecord.of(
                Topics.ROLLOUT_REQUESTS,
                id,
                encoding.encode(Topics.ROLLOUT_REQUESTS, note),
                new Answered(id, RolloutOutcome.NOTED));
    }

    /** A person's, who need not wait for a cooldown; all that wait with it are answered in its name. */
    private PoisonRecord lastRetraining(long seed, Instant now) {
        String id = LAST + "retraining-" + seed;
        RetrainingRequest request = RetrainingRequest.newBuilder()
                .setRequestId(id)
                .setCause(RetrainingCause.PERSON)
                .setWhy("does it serve?")
                .setRequestedAt(now)
                .build();
        Treatment answered = (landing, found) ->
                found.isRetrained(id) ? Optional.empty() : Optional.of("the retraining service has not answered it");
        return PoisonRecord.of(
                Topics.RETRAINING_REQUESTS, id, encoding.encode(Topics.RETRAINING_REQUESTS, request), answered);
    }
}
