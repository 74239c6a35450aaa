package io.tidemark.scoring.policy.list;

import io.tidemark.scoring.policy.Listing;

/**
 * The lists as a policy looks into them.
 *
 * @param version 0 if nothing ever stood in them
 * @param known how what was read here compares with what the control record was made of
 */
public record ListsInForce(long version, Listing listing, Known known) {

    /** How what was read compares with what a control record names. */
    public enum Known {
        /** It is what the record was made of. */
        SAME,
        /** It is something else. */
        OTHER,
        /** Not all of it was read. */
        NOT_YET,
        /**
         * Nobody can say any more, of a version that others followed: too many followed it, or what was read of it is
         * something else, which it may have become by a compaction.
         */
        UNKNOWN
    }

    /** Before the first change. */
    public static final ListsInForce NONE = new ListsInForce(0, Listing.EMPTY, Known.SAME);

    /** Whether it can be said that they are what the control record was made of. */
    public boolean complete() {
        return known == Known.SAME;
    }
}
