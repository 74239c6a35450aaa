package io.tidemark.scoring.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.replay.Earlier.Repetition;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EarlierTest {

    /** Few transactions, customers and places: so most come again, as they were or otherwise. */
    @Property(tries = 200)
    void aTransactionIsKnownByItsIdAndARecordByIdAndPlace(
            @ForAll @Size(max = 60) List<@IntRange(max = 63) Integer> draws) {
        Earlier earlier = new Earlier();
        Set<String> ids = new HashSet<>();
        Set<String> records = new HashSet<>();
        for (int draw : draws) {
            String id = "t" + draw % 4;
            LogPosition origin = new LogPosition(draw / 4 % 4, (long) (draw / 16));
            boolean newId = ids.add(id);
            boolean newRecord = records.add(id + " " + origin);
            Repetition expected =
                    newId ? Repetition.FIRST : newRecord ? Repetition.SENT_AGAIN : Repetition.DECIDED_AGAIN;
            assertThat(earlier.of(decided(id, origin))).isEqualTo(expected);
        }
    }

    /** Beyond several doublings, with fingerprints that want the same places. */
    @Property(tries = 20)
    void aSetOfFingerprintsIsASet(@ForAll long seed, @ForAll @IntRange(min = 1, max = 64) int bits) {
        Random random = new Random(seed);
        Fingerprints fingerprints = new Fingerprints();
        Set<Long> slow = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            long next = random.nextLong() >>> 64 - bits;
            assertThat(fingerprints.add(next)).isEqualTo(slow.add(next));
        }
    }

    private static Score decided(String id, LogPosition origin) {
        Transaction transaction = TestRecords.transaction("c", 0, 1, new Money(100L, "EUR"));
        return Score.newBuilder()
                .setTransaction(
                        Transaction.newBuilder(transaction).setTransactionId(id).build())
                .setOrigin(origin)
                .setLoggedAt(Instant.EPOCH)
                .setFeaturesPosition(origin)
                .setCatalogueHash("")
                .setVector(List.of())
                .setDecision(Decision.APPROVE)
                .setPolicyVersion("p")
                .setScoredAt(Instant.EPOCH)
                .build();
    }
}
