package io.tidemark.scoring.policy.list;

import io.tidemark.scoring.policy.Listing;

/**
 * The lists as a policy looks into them.
 *
 * @param version 0 if nothing ever stood in them
 * @param complete false if what was read here is not, or not yet, what the control record was made of
 */
public record ListsInForce(long version, Listing listing, boolean complete) {

    /** Before the first change. */
    public static final ListsInForce NONE = new ListsInForce(0, Listing.EMPTY, true);
}
