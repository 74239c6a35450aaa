package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.treatment.Buried;
import java.util.List;

/** Bytes that are no transactions. */
public final class Transactions {

    private Transactions() {}

    public static List<Poison> all() {
        return Undecodable.of(
                Topics.TRANSACTIONS,
                kit -> kit.transaction().build(),
                Buried.as("not_avro"),
                Buried.as("unknown_schema_id"),
                Buried.as("incompatible_schema"));
    }
}
