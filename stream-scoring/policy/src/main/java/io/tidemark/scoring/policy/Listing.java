package io.tidemark.scoring.policy;

/** What stands in the lists, at one version of them. */
@FunctionalInterface
public interface Listing {

    /** Nothing stands anywhere. */
    Listing EMPTY = (list, value, eventTime) -> false;

    /**
     * Whether a text stands in a list.
     *
     * @param eventTimeMillis of the transaction: an entry that ended before it counts no more
     */
    boolean holds(String list, String value, long eventTimeMillis);
}
