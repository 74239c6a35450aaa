package io.tidemark.features.job.state;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * How often a job has changed between numbering by customers (even ages) and by lanes (odd ones), which it does with
 * its mode of time, from a savepoint. Numbers by customers of a later age begin anew above all of an earlier one, of
 * which none is on its way any more.
 */
public final class NumberingAge {
    /** One customer's numbers stay below this. */
    private static final int NUMBER_BITS = 40;

    private static final long NUMBERS = (1L << NUMBER_BITS) - 1;

    private final ListState<Long> state;
    private final long age;

    private NumberingAge(ListState<Long> state, long age) {
        this.state = state;
        this.age = age;
    }

    /** Of the operator that numbers by customers. */
    public static NumberingAge ofCustomers(OperatorStateStore store) throws Exception {
        ListState<Long> state = state(store);
        long before = newest(state);
        return new NumberingAge(state, before + (before & 1));
    }

    /** Of the operator that numbers by lanes. */
    public static NumberingAge ofLanes(OperatorStateStore store) throws Exception {
        ListState<Long> state = state(store);
        return new NumberingAge(state, newest(state) | 1);
    }

    private static ListState<Long> state(OperatorStateStore store) throws Exception {
        return store.getUnionListState(new ListStateDescriptor<>("numbering-age", Types.LONG));
    }

    private static long newest(ListState<Long> state) throws Exception {
        long newest = 0;
        for (long each : state.get()) {
            newest = Math.max(newest, each);
        }
        return newest;
    }

    public void save() throws Exception {
        state.clear();
        state.add(age);
    }

    /** The number behind the last one of a customer. */
    public long after(Long last) {
        long none = age << NUMBER_BITS;
        return last == null || last < none ? none + 1 : last + 1;
    }

    /** Whether a number is the first of an age behind that of another. */
    static boolean beginsAnew(long number, long other) {
        return (number & NUMBERS) == 1 && number >>> NUMBER_BITS > other >>> NUMBER_BITS;
    }
}
