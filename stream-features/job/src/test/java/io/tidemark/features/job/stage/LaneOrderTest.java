package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.LogPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Whatever overtakes whatever between the stages, wherever they are stopped and with whatever parallelism they go on,
 * each customer's transactions leave in the order of their partition, each once.
 */
class LaneOrderTest {
    private static final int PARTITIONS = 3;
    private static final int SHARED = 5;
    private static final int IN_EACH = 6;

    /** Lanes are many; customers who share them are looked for, since others wait for nobody but themselves. */
    private static List<String> whoShareLanes() throws Exception {
        Map<Integer, List<String>> byLane = new TreeMap<>();
        try (LanedStages stages = new LanedStages(1, false)) {
            for (int i = 0;
                    byLane.values().stream()
                                    .filter(each -> each.size() >= IN_EACH)
                                    .count()
                            < SHARED;
                    i++) {
                String customer = "c" + i;
                byLane.computeIfAbsent(stages.read(0, i, customer).get(0).lane(), lane -> new ArrayList<>())
                        .add(customer);
            }
        }
        return byLane.values().stream()
                .filter(each -> each.size() >= IN_EACH)
                .flatMap(List::stream)
                .toList();
    }

    @Property(tries = 40)
    void eachCustomersLeaveInTheOrderOfTheirPartition(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int restarts, @ForAll boolean rocksDb)
            throws Exception {
        Random random = new Random(seed);
        List<String> pool = Pool.CUSTOMERS;
        List<LogPosition> left = new ArrayList<>();
        Map<LogPosition, String> customers = new HashMap<>();
        List<TransactionEvent> underway = new ArrayList<>();
        long[] offsets = new long[PARTITIONS];
        try (LanedStages stages = new LanedStages(1 + random.nextInt(3), rocksDb)) {
            for (int part = 0; part <= restarts; part++) {
                for (int i = random.nextInt(150); i > 0; i--) {
                    int partition = random.nextInt(PARTITIONS);
                    String customer = pool.get(random.nextInt(pool.size()));
                    long offset = offsets[partition]++;
                    customers.put(new LogPosition(partition, offset), customer);
                    underway.addAll(stages.read(partition, offset, customer));
                    while (random.nextInt(3) > 0 && !underway.isEmpty()) {
                        left.addAll(stages.arrive(underway.remove(random.nextInt(underway.size()))));
                    }
                }
                if (part < restarts) {
                    // What is on its way between the stages is in the snapshot of a checkpoint that is not aligned.
                    stages.restart(1 + random.nextInt(3), random);
                }
            }
            while (!underway.isEmpty()) {
                left.addAll(stages.arrive(underway.remove(random.nextInt(underway.size()))));
            }
            // Each is answered under its own customer's key, whoever it waited for.
            Map<String, Long> counts = new HashMap<>();
            assertThat(stages.arrivalNumbers())
                    .isEqualTo(left.stream()
                            .map(position -> counts.merge(customers.get(position), 1L, Long::sum))
                            .toList());
        }
        assertThat(left).hasSameSizeAs(customers.keySet()).doesNotHaveDuplicates();
        Map<String, Long> last = new HashMap<>();
        for (LogPosition position : left) {
            String where = customers.get(position) + " in " + position.getPartition();
            assertThat(position.getOffset()).as(where).isGreaterThan(last.getOrDefault(where, -1L));
            last.put(where, position.getOffset());
        }
    }

    /** Once for all tries. */
    private static final class Pool {
        private static final List<String> CUSTOMERS = of();

        private static List<String> of() {
            try {
                return whoShareLanes();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aTransactionThatWaitedForAnotherCustomersIsAnsweredFromItsOwnCustomersHistory() throws Exception {
        try (LanedStages stages = new LanedStages(1, false)) {
            TransactionEvent first = stages.read(0, 0, "c0").get(0);
            // Lanes are many, so it takes some customers until one has the lane of the first.
            TransactionEvent second;
            int customer = 0;
            do {
                second = stages.read(0, 1, "c" + ++customer).get(0);
            } while (second.lane() != first.lane());
            TransactionEvent third = stages.read(0, 2, "c0").get(0);
            assertThat(stages.arrive(third)).isEmpty();
            assertThat(stages.arrive(second)).isEmpty();
            assertThat(stages.arrive(first)).hasSize(3);
            assertThat(stages.arrivalNumbers()).containsExactly(1L, 1L, 2L);
        }
    }

    @Test
    void aLaneThatComesToASubtaskOfAnotherKeyGroupIsRefusedInASentence() throws Exception {
        try (LanedStages stages = new LanedStages(1, false)) {
            TransactionEvent event = stages.read(0, 0, "c1").get(0);
            event.number(event.lane() + 1, 1);
            assertThatThrownBy(() -> stages.arrive(event))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("numbered for another maximum.parallelism");
        }
    }
}
