package io.tidemark.scoring.policy;

import io.tidemark.features.catalogue.field.Field;
import java.util.List;
import java.util.Optional;

/**
 * A list as a policy uses it. What stands in it is kept apart from the policy.
 *
 * @param name under which conditions ask for it: {@code lists.NAME}
 * @param of which text of a transaction is looked up
 * @param lane in which it decides; empty if only conditions ask for it
 * @param then what a hit decides; empty if the list has no lane
 */
public record PolicyList(String name, Field of, Optional<Lane> lane, Optional<PolicyDecision> then) {

    /** The texts that every transaction may say; there are attributes beside them. */
    public static final List<String> TEXTS =
            Field.NAMES.stream().filter(PolicyList::isText).toList();

    /** Whether what is written names a text that a list can be of. */
    public static boolean isText(String of) {
        return Field.exists(of) && new Field(of).isText();
    }

    /** Which text is looked up, as policies write it. */
    public String field() {
        return of.name();
    }
}
