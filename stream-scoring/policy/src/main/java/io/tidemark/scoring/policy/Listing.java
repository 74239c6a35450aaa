package io.tidemark.scoring.policy;

/** What stands in the lists, at one version of them. */
@FunctionalInterface
public interface Listing {

    /** Nothing stands anywhere. */
    Listing EMPTY = (list, value, eventTime) -> false;

    /**
     * Whether a text stands in a list.
     *
     * @param eventTimeMillis of the transaction: an entry counts before its end, and no more from there on
     */
    boolean holds(String list, String value, long eventTimeMillis);
}
