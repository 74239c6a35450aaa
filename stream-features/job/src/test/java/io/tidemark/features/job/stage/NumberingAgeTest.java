package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.lane.LaneNumbering;
import io.tidemark.features.job.state.EmissionQueue;
import io.tidemark.features.job.state.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A job that changes its mode of time with a savepoint, to and fro: numbers by customers never meet older ones. */
class NumberingAgeTest {
    private static final int KEY_GROUPS = 16;
    private static final int PARALLELISM = 3;

    private final Log log = new Log();

    @Test
    void numbersGoOnWithinAnAgeAndBeginAnewBehindOneOfLanes() throws Exception {
        OperatorSubtaskState ordered = byCustomers(null, 1, 2);
        OperatorSubtaskState again = byCustomers(ordered, 3);
        OperatorSubtaskState eager = byLanes(byLanes(again, 1), 2);
        OperatorSubtaskState later = byCustomers(eager, age(2) + 1, age(2) + 2);
        byCustomers(byLanes(later, 3), age(4) + 1);
    }

    @Test
    void aBuildThatKnewNoAgesLeavesTheFirst() throws Exception {
        byCustomers(byLanes(OperatorSubtaskState.builder().build(), 1), age(2) + 1);
    }

    /** Flink gives what nobody asked for to every subtask and writes it as often as it was given. */
    @Test
    void lanesAreHandedOnOnceHoweverOftenAJobIsRestartedInOrderedMode() throws Exception {
        OperatorSubtaskState eager = atParallelism(null, this::lanes, 1);
        OperatorSubtaskState ordered = atParallelism(eager, this::customers, age(2) + 1);
        long size = sizeOf(ordered);
        for (int restart = 0; restart < 4; restart++) {
            ordered = atParallelism(ordered, this::customers, age(2) + 2 + restart);
            assertThat(sizeOf(ordered)).as("after restart %d", restart).isLessThan(size + 200);
        }
        atParallelism(ordered, this::lanes, 2);
    }

    private interface Numbering {
        OneInputStreamOperatorTestHarness<Event, Event> at(int subtask) throws Exception;
    }

    private OneInputStreamOperatorTestHarness<Event, Event> lanes(int subtask) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new LaneNumbering(KEY_GROUPS, new PlainFormats())),
                KEY_GROUPS,
                PARALLELISM,
                subtask);
    }

    private OneInputStreamOperatorTestHarness<Event, Event> customers(int subtask) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                StageOperator.oneOf(1, new NumberingStage(StageHarness.plan(true))),
                Event::key,
                org.apache.flink.api.common.typeinfo.Types.STRING,
                KEY_GROUPS,
                PARALLELISM,
                subtask);
    }

    /**
     * From the start, if {@code from} is null, to the snapshot of all subtasks; the one of the customer gets an event.
     */
    private OperatorSubtaskState atParallelism(OperatorSubtaskState from, Numbering numbering, long expected)
            throws Exception {
        List<OperatorSubtaskState> written = new ArrayList<>();
        int reader = KeyGroupRangeAssignment.assignKeyToParallelOperator("c1", KEY_GROUPS, PARALLELISM);
        for (int subtask = 0; subtask < PARALLELISM; subtask++) {
            try (var one = numbering.at(subtask)) {
                one.setup(Types.EVENT.createSerializer(one.getExecutionConfig().getSerializerConfig()));
                one.initializeState(
                        from == null
                                ? OperatorSubtaskState.builder().build()
                                : AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                        from, KEY_GROUPS, PARALLELISM, PARALLELISM, subtask));
                one.open();
                if (subtask == reader) {
                    one.processElement(new StreamRecord<>(event()));
                    assertPlaces(one.extractOutputValues(), expected);
                }
                written.add(one.snapshot(1, 1));
            }
        }
        return AbstractStreamOperatorTestHarness.repackageState(written.toArray(OperatorSubtaskState[]::new));
    }

    private static long sizeOf(OperatorSubtaskState state) {
        return state.getManagedOperatorState().stream()
                .mapToLong(StateObject::getStateSize)
                .sum();
    }

    @Test
    void aQueueOfACustomerFollowsIntoTheNextAgeWhateverComesFirst() {
        EmissionQueue queue = new EmissionQueue();
        assertThat(queue.offer(at(1))).hasSize(1);
        assertThat(queue.offer(at(age(2) + 2))).isEmpty();
        assertThat(queue.offer(at(age(2) + 1))).hasSize(2);
        assertThat(queue.offer(at(age(2) + 3))).hasSize(1);
        assertThat(queue.offer(at(age(6) + 1))).hasSize(1);
        assertThat(queue.next()).isEqualTo(age(6) + 2);
    }

    private static long age(int number) {
        return (long) number << 40;
    }

    private TransactionEvent at(long place) {
        TransactionEvent event = event();
        event.place = place;
        return event;
    }

    private TransactionEvent event() {
        return log.read(Feed.transaction("t", Feed.START, "c1", "m1", 1));
    }

    private OperatorSubtaskState byCustomers(OperatorSubtaskState from, long... expected) throws Exception {
        try (StageHarness<Event> numbering = StageHarness.numbering(from)) {
            for (long place : expected) {
                numbering.send(event());
                assertPlaces(numbering.taken(), place);
            }
            return numbering.snapshot(1);
        }
    }

    /** The lane goes on where it was, whatever was numbered by customers meanwhile. */
    private OperatorSubtaskState byLanes(OperatorSubtaskState from, long expected) throws Exception {
        try (var numbering = new OneInputStreamOperatorTestHarness<Event, Event>(
                new ProcessOperator<>(new LaneNumbering(128, new PlainFormats())))) {
            numbering.setup(
                    Types.EVENT.createSerializer(numbering.getExecutionConfig().getSerializerConfig()));
            numbering.initializeState(from);
            numbering.open();
            numbering.processElement(new StreamRecord<>(event()));
            assertPlaces(numbering.extractOutputValues(), expected);
            return numbering.snapshot(1, 1);
        }
    }

    private static void assertPlaces(List<Event> events, long place) {
        assertThat(events).singleElement().satisfies(event -> assertThat(((TransactionEvent) event).place)
                .isEqualTo(place));
    }
}
