package io.tidemark.scoring.policy.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.ListsVersion;
import io.tidemark.scoring.policy.list.ListsInForce.Known;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whether what was read is what a version was made of, told as the log tells it: words, and the places passed over. */
class KnownVersionsTest {

    private static final String OTHER_HASH = "f".repeat(64);

    /** @param removed an entry that is taken out and not put in */
    private record Word(long offset, String entry, boolean removed) {

        void tell(ListTable table) {
            if (removed) {
                Words.remove(table, offset, "stolen", entry);
            } else {
                Words.put(table, offset, "stolen", entry);
            }
        }
    }

    /** Changes of some words each, a place without a record behind each. */
    private static final class Written {

        final ListTable table = new ListTable();
        final List<Word> words = new ArrayList<>();
        final List<ListsVersion> versions = new ArrayList<>();
        private final SplittableRandom random;
        private long next;

        Written(SplittableRandom random) {
            this.random = random;
        }

        void change() {
            int most = 1 + random.nextInt(4);
            for (int i = 0; i < most; i++) {
                Word word = new Word(next++, "c" + random.nextInt(6), random.nextInt(3) == 0);
                word.tell(table);
                words.add(word);
            }
            versions.add(table.version(versions.size() + 1L));
            next++;
        }

        long end() {
            return next;
        }
    }

    @Property(tries = 100)
    void eachVersionIsKnownAsWhatItWasMadeOfHoweverFarTheReaderHasCome(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Written written = new Written(random);
        ListTable read = new ListTable();
        int told = 0;
        for (int i = 0; i < 20; i++) {
            written.change();
            while (told < written.words.size()) {
                Word word = written.words.get(told++);
                word.tell(read);
                if (random.nextBoolean()) {
                    // The end of a poll within a change.
                    read.passOver(word.offset());
                }
            }
            if (random.nextInt(3) > 0) {
                // As the reader of the log says it after each poll: past the end of the transaction.
                read.passOver(written.end() - 1);
            }
            for (ListsVersion version : written.versions) {
                assertThat(read.at(version).known()).as("%s", version).isEqualTo(Known.SAME);
                ListsVersion other =
                        ListsVersion.newBuilder(version).setHash(OTHER_HASH).build();
                assertThat(read.at(other).known())
                        .as("%s", other)
                        .isEqualTo(version.getVersion() == i + 1 ? Known.OTHER : Known.UNKNOWN);
            }
        }
    }

    @Property(tries = 100)
    void behindACompactionTheNewestIsKnownAndOlderOnesAreNotSaidToBeOthers(@ForAll long seed) {
        Written written = new Written(new SplittableRandom(seed));
        for (int i = 0; i < 10; i++) {
            written.change();
        }
        ListTable read = new ListTable();
        Set<String> later = new HashSet<>();
        List<Word> left = new ArrayList<>();
        for (int i = written.words.size() - 1; i >= 0; i--) {
            if (later.add(written.words.get(i).entry())) {
                left.add(0, written.words.get(i));
            }
        }
        left.forEach(word -> word.tell(read));
        read.passOver(written.end() - 1);

        ListsVersion newest = written.versions.get(9);
        assertThat(read.at(newest).known()).isEqualTo(Known.SAME);
        assertThat(read.at(ListsVersion.newBuilder(newest).setHash(OTHER_HASH).build())
                        .known())
                .isEqualTo(Known.OTHER);
        boolean dropped = left.size() < written.words.size();
        for (ListsVersion version : written.versions) {
            if (dropped) {
                assertThat(read.at(version).known()).as("%s", version).isIn(Known.SAME, Known.UNKNOWN);
            } else {
                assertThat(read.at(version).known()).as("%s", version).isEqualTo(Known.SAME);
            }
        }
    }

    @Test
    void whatStoodBeforeVeryManyChangesIsKnownNoMoreAndIsNotCalledComplete() {
        ListTable table = new ListTable();
        Words.put(table, 0, "stolen", "a", Optional.empty());
        ListsVersion first = table.version(1);
        for (int i = 1; i <= 10_001; i++) {
            table.passOver(2L * i - 1);
            assertThat(i > 9_999 || table.at(first).complete()).isTrue();
            Words.put(table, 2L * i, "stolen", "c" + i % 7 + i / 7 % 2);
        }
        assertThat(table.at(first).known()).isEqualTo(Known.UNKNOWN);
        assertThat(table.at(first).complete()).isFalse();
        assertThat(table.at(table.version(2)).complete()).isTrue();
    }

    @Test
    void aVersionBehindWhatWasReadIsNotThereYet() {
        ListTable table = new ListTable();
        Words.put(table, 0, "stolen", "a");
        ListsVersion next = new ListsVersion(2L, 2L, OTHER_HASH, 2L);
        table.passOver(1);
        assertThat(table.at(next).known()).isEqualTo(Known.NOT_YET);
        // Its records are gone: a place, and nothing at it.
        table.passOver(2);
        assertThat(table.at(next).known()).isEqualTo(Known.OTHER);
    }
}
