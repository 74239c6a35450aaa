package io.tidemark.webhooks.deliver;

/**
 * Alerts of one customer that the endpoint did not take in the time that was held for them; they lie in the dead
 * letters. Told with every delivery of this customer until one is taken.
 *
 * @param first key of the first of them
 * @param last key of the last
 */
record Gap(long count, String first, String last) {

    static Gap with(Gap before, String key) {
        return before == null ? new Gap(1, key, key) : new Gap(before.count + 1, before.first, key);
    }
}
