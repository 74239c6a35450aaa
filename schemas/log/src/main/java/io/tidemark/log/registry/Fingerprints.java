package io.tidemark.log.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.SchemaParseException;

/**
 * Schemas by their GUIDs, for registries that look nothing up by them. The GUID of a schema without references,
 * metadata and rules is the MD5 of its text (Confluent Schema Registry 8, the entity {@code Schema}), and the text is
 * Avro's canonical JSON or, in registries that keep it as it came, that. Thread-safe.
 */
final class Fingerprints {

    /** A flood of GUIDs that nobody knows must not have everything listed for each. */
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final Supplier<RegistryListing> everything;
    private final InstantSource clock;
    private Map<UUID, WrittenSchemas.Entry> known = Map.of();
    private boolean whole = true;
    private Instant stale = Instant.MIN;

    /** @param everything the schemas of the registry */
    Fingerprints(Supplier<RegistryListing> everything, InstantSource clock) {
        this.everything = everything;
        this.clock = clock;
    }

    synchronized Optional<WrittenSchemas.Entry> find(UUID guid) {
        if (!known.containsKey(guid) && !clock.instant().isBefore(stale)) {
            Map<UUID, WrittenSchemas.Entry> found = new HashMap<>();
            RegistryListing listing = everything.get();
            listing.schemas().forEach(entry -> add(found, entry));
            known = found;
            whole = listing.whole();
            stale = clock.instant().plus(BELIEVED);
        }
        return Optional.ofNullable(known.get(guid));
    }

    /** Whether a name that is not found may be that of a schema which was not looked at. */
    synchronized boolean isInDoubt(SchemaName name) {
        return name instanceof SchemaName.Guid && !whole;
    }

    private static void add(Map<UUID, WrittenSchemas.Entry> found, WrittenSchemas.Entry entry) {
        if (entry.text() == null || !entry.whole()) {
            return;
        }
        found.put(md5(entry.text()), entry);
        try {
            found.put(
                    md5(new org.apache.avro.Schema.Parser().parse(entry.text()).toString()), entry);
        } catch (SchemaParseException | StackOverflowError e) {
            // No Avro schema has no canonical form either; whoever names it by its text is told why it cannot be read.
            found.putIfAbsent(md5(entry.text()), entry);
        }
    }

    private static UUID md5(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
