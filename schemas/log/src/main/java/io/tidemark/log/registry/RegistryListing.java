package io.tidemark.log.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The schemas of a registry that looks nothing up by GUID, as many as are looked through.
 *
 * @param schemas those of our own topics' subjects first
 * @param whole whether the registry has no more
 */
record RegistryListing(List<WrittenSchemas.Entry> schemas, boolean whole) {

    /** Each takes a question of its own. */
    static final int MOST_SCHEMAS = 1_000;

    RegistryListing {
        schemas = List.copyOf(schemas);
    }

    /**
     * Looks a registry through. What is deleted while we look is not there.
     *
     * @param own the subjects that come before all others, since records are most likely written by theirs
     * @param versions of a subject; none if it is gone
     * @param schema of a subject and version; empty if it is gone
     */
    static RegistryListing of(
            Collection<String> subjects,
            Set<String> own,
            Function<String, List<Integer>> versions,
            BiFunction<String, Integer, Optional<WrittenSchemas.Entry>> schema) {
        List<String> ordered = new ArrayList<>(subjects);
        ordered.sort(Comparator.comparing(subject -> !own.contains(subject)));
        List<WrittenSchemas.Entry> found = new ArrayList<>();
        for (String subject : ordered) {
            for (int version : versions.apply(subject)) {
                if (found.size() == MOST_SCHEMAS) {
                    return new RegistryListing(found, false);
                }
                schema.apply(subject, version).ifPresent(found::add);
            }
        }
        return new RegistryListing(found, true);
    }
}
