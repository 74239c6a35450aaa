package io.tidemark.scoring.policy.list;

import io.tidemark.schemas.ListsVersion;
import io.tidemark.scoring.policy.Listing;

/** Knows what stands in the lists at the versions that control records name. */
@FunctionalInterface
public interface ListSource {

    /** Where no entries are read. */
    ListSource NONE = version -> new ListsInForce(version.getVersion(), Listing.EMPTY, ListsInForce.Known.NOT_YET);

    /** What stands at a version, as far as it is known. */
    ListsInForce at(ListsVersion version);
}
