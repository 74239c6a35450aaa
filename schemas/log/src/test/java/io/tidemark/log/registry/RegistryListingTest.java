package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A registry that looks nothing up by GUID: its schemas are looked through, as far as that goes. */
class RegistryListingTest {

    private static final String OURS = SchemaText.of(Topics.TRANSACTIONS.schema());
    private static final String STRANGERS = "{\"type\":\"record\",\"name\":\"Stranger\",\"fields\":[]}";
    private static final String OWN = "transactions-value";

    /** Subjects as the registry lists them, with how many versions each has; those with none have just been deleted. */
    private final Map<String, Integer> subjects = new LinkedHashMap<>();

    private final Fingerprints fingerprints = new Fingerprints(this::listing, InstantSource.system());
    private final WrittenSchemas written = new WrittenSchemas(
            name -> fingerprints.find(((SchemaName.Guid) name).guid()),
            fingerprints::isInDoubt,
            RegistryAddress.of("http://registry"),
            InstantSource.system());

    private RegistryListing listing() {
        return RegistryListing.of(
                subjects.keySet(),
                Set.of(OWN),
                subject ->
                        IntStream.rangeClosed(1, subjects.get(subject)).boxed().toList(),
                this::schema);
    }

    /** The second version of a subject that is called so has been deleted since its versions were listed. */
    private Optional<WrittenSchemas.Entry> schema(String subject, int version) {
        if (subject.startsWith("half-gone") && version == 2) {
            return Optional.empty();
        }
        return Optional.of(new WrittenSchemas.Entry(null, true, subject.startsWith("strangers") ? STRANGERS : OURS));
    }

    @Test
    void a_schema_of_our_own_topics_is_found_behind_more_schemas_than_are_looked_through() {
        subjects.put("strangers-value", RegistryListing.MOST_SCHEMAS + 5);
        subjects.put(OWN, 1);
        assertThat(written.of(named(OURS)).getFullName())
                .isEqualTo(Topics.TRANSACTIONS.schema().getFullName());
    }

    @Test
    void a_schema_that_may_be_among_those_not_looked_at_is_not_called_unknown() {
        subjects.put("strangers-value", RegistryListing.MOST_SCHEMAS + 5);
        subjects.put("elsewhere-value", 1);
        for (int twice = 0; twice < 2; twice++) {
            assertThatThrownBy(() -> written.of(named(OURS)))
                    .isInstanceOf(UndecodableRecordException.class)
                    .hasMessageContaining("none of the 1,000 schemas that were looked through, though it has more")
                    .hasMessageContaining("register the schema under the topic's subject");
        }
    }

    @Test
    void a_schema_that_is_nowhere_in_a_registry_that_was_looked_through_is_unknown() {
        subjects.put("strangers-value", RegistryListing.MOST_SCHEMAS);
        assertThat(listing().whole()).isTrue();
        assertThatThrownBy(() -> written.of(named(OURS))).hasMessageContaining("does not know schema GUID");
    }

    @Test
    void what_is_deleted_meanwhile_is_passed_over() {
        subjects.put("gone-value", 0);
        subjects.put("half-gone-value", 2);
        assertThat(listing().schemas()).hasSize(1);
        assertThat(listing().whole()).isTrue();
        assertThat(written.of(named(OURS)).getFullName())
                .isEqualTo(Topics.TRANSACTIONS.schema().getFullName());
    }

    private static SchemaName named(String schema) {
        try {
            ByteBuffer guid =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(schema.getBytes(StandardCharsets.UTF_8)));
            return new SchemaName.Guid(new UUID(guid.getLong(), guid.getLong()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
