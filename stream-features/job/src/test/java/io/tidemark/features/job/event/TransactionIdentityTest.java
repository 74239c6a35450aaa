package io.tidemark.features.job.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.engine.ContentHash;
import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.schemas.Transaction;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels beside the bytes says what the bytes say. */
class TransactionIdentityTest {
    private static final List<EntityKeys> ENTITIES = List.of(
            new EntityKeys("customer"),
            new EntityKeys("terminal"),
            new EntityKeys("device"),
            new EntityKeys("customer x terminal"),
            new EntityKeys("customer x device"));

    @Property(tries = 500)
    void keysOfTheIdentityAreThoseOfTheTransaction(
            @ForAll("ids") String customer, @ForAll("terminals") String terminal) {
        Transaction sent = Transaction.newBuilder(Feed.transaction("t1", Feed.START, customer, terminal, 100))
                .setDevice(customer.length() > 2 ? "d1" : null)
                .build();
        TransactionEvent event = new Log().read(sent);
        for (EntityKeys entity : ENTITIES) {
            assertThat(event.keyIn(entity, new PlainFormats())).isEqualTo(entity.of(sent));
        }
        event.identified();
        for (EntityKeys entity : ENTITIES) {
            assertThat(event.keyIn(entity, new PlainFormats())).isEqualTo(entity.of(sent));
        }
    }

    @Property(tries = 500)
    void theIdentityIsWhatIdentityKnowsTransactionsBy(@ForAll("ids") String id, @ForAll("terminals") String terminal) {
        Transaction sent = Feed.transaction(id, Feed.START, "c1", terminal, 100);
        TransactionIdentity identity = new Log().read(sent).identity(null);
        assertThat(Address.ofBucket(identity.bucket())).isEqualTo(Address.ofIdentity(id));
        assertThat(identity.id()).isEqualTo(TextHash.of(id));
        assertThat(identity.content()).isEqualTo((int) ContentHash.of(sent));
    }

    /** Savepoints hold these keys. */
    @ParameterizedTest
    @ValueSource(strings = {"", "t1", "t800000", "polygenelubricants", "\u00e4\u20ac"})
    void theKeyOfABucketIsWhatItAlwaysWas(String id) {
        assertThat(Address.ofIdentity(id)).isEqualTo("ids-" + Math.floorMod(id.hashCode(), 4096));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange('\0', '\u00ff')
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> terminals() {
        return Arbitraries.oneOf(
                ids(), Arbitraries.of("", " ", "\u0000m1", "m1", "m".repeat(1_000), "m".repeat(1_001)));
    }
}
