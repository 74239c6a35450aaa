package io.tidemark.features.job.lane;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.util.MathUtils;

/**
 * The lanes of a partition: each holds the transactions of some customers, whose order is kept as one. A lane lies in
 * one of Flink's key groups as a whole, so all of it comes to one subtask of the last stage and moves with its group.
 */
final class Lanes {
    /**
     * At least so many: few enough to be counted for ever, and so many that an event seldom waits for one of another
     * customer.
     */
    private static final int FEWEST = 1024;

    private Lanes() {}

    /** A multiple of the number of key groups; at most 2^15, as those are. */
    static int count(int keyGroups) {
        if (keyGroups < 1) {
            throw new IllegalArgumentException("lanes follow the maximum parallelism of the job, and none is set;"
                    + " configure the environment by FeaturesJob.configure");
        }
        return keyGroups * Math.max(1, (FEWEST + keyGroups - 1) / keyGroups);
    }

    /** The lane of a customer: what Flink makes of the key before it takes the remainder by its key groups. */
    static int of(String customer, int lanes) {
        return MathUtils.murmurHash(customer.hashCode()) % lanes;
    }

    /** The key group that a lane lies in. */
    static int keyGroup(int lane, int keyGroups) {
        return lane % keyGroups;
    }

    /** A key for each key group, under which what is known of its lanes is kept; no customer is called so. */
    static String[] keys(int keyGroups) {
        String[] keys = new String[keyGroups];
        int missing = keyGroups;
        for (int i = 0; missing > 0; i++) {
            String key = "\0lanes-" + i;
            int group = KeyGroupRangeAssignment.assignToKeyGroup(key, keyGroups);
            if (keys[group] == null) {
                keys[group] = key;
                missing--;
            }
        }
        return keys;
    }
}
