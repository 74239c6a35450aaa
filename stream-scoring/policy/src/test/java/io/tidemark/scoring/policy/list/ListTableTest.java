package io.tidemark.scoring.policy.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.ListsVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ListTableTest {

    private static final String[] LISTS = {"stolen", "trusted", "mules"};
    private static final String[] ENTRIES = {"a", "b", "ab", "ba", "ä", "Δ", "\uD83D\uDE00", "a/b", "x".repeat(256)};

    /** The obvious version: a map of all that stands, copied at each change. */
    private record Moment(long offset, Map<ListKey, Long> standing) {

        boolean holds(String list, String entry, long eventTime) {
            return eventTime < standing.getOrDefault(new ListKey(list, entry), Long.MIN_VALUE);
        }
    }

    @Property(tries = 200)
    void itHoldsAtEveryPlaceWhatAMapOfThatTimeHolds(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ListTable table = new ListTable();
        List<Moment> moments = new ArrayList<>();
        Map<ListKey, Long> standing = new HashMap<>();
        long offset = -1;
        for (int i = 0; i < 60; i++) {
            offset += 1 + random.nextInt(3);
            ListKey key = new ListKey(LISTS[random.nextInt(3)], ENTRIES[random.nextInt(ENTRIES.length)]);
            if (random.nextInt(3) == 0) {
                Words.remove(table, offset, key.list(), key.entry());
                standing.remove(key);
            } else {
                Optional<Instant> until =
                        random.nextBoolean() ? Optional.of(Instant.ofEpochMilli(random.nextInt(5))) : Optional.empty();
                Words.put(table, offset, key.list(), key.entry(), until);
                standing.put(key, until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
            }
            moments.add(new Moment(offset, Map.copyOf(standing)));
        }
        for (Moment moment : moments) {
            for (String list : LISTS) {
                for (String entry : ENTRIES) {
                    long time = random.nextInt(6);
                    assertThat(table.at(moment.offset()).holds(list, entry, time))
                            .as("%s/%s at %d in %s", list, entry, time, moment)
                            .isEqualTo(moment.holds(list, entry, time));
                }
            }
        }
        for (String list : LISTS) {
            for (String entry : ENTRIES) {
                assertThat(table.find(list, entry)
                                .map(end -> end.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE)))
                        .isEqualTo(Optional.ofNullable(standing.get(new ListKey(list, entry))));
            }
        }
        assertThat(table.lists())
                .isEqualTo(standing.keySet().stream().map(ListKey::list).collect(Collectors.toSet()));
        assertThat(table.version(1).getEntries()).isEqualTo(standing.size());
    }

    @Test
    void manyEntriesAreToldFromEachOtherAndFromThoseThatAreNotThere() {
        ListTable table = new ListTable();
        for (int i = 0; i < 100_000; i++) {
            Words.put(table, i, LISTS[i % 3], "customer-" + i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.at(99_999).holds(LISTS[i % 3], "customer-" + i, 0)).isTrue();
            assertThat(table.at(99_999).holds(LISTS[(i + 1) % 3], "customer-" + i, 0))
                    .isFalse();
            assertThat(table.at(i - 1).holds(LISTS[i % 3], "customer-" + i, 0)).isFalse();
        }
        assertThat(table.at(99_999).holds("never", "customer-1", 0)).isFalse();
    }

    @Test
    void theHashIsOfWhatStandsAndNotOfHowItCame() {
        ListTable one = new ListTable();
        Words.put(one, 0, "stolen", "a");
        Words.put(one, 1, "stolen", "b", Optional.of(Instant.EPOCH));
        ListTable other = new ListTable();
        Words.put(other, 3, "stolen", "b");
        Words.put(other, 4, "stolen", "b", Optional.of(Instant.EPOCH));
        Words.put(other, 5, "stolen", "c");
        Words.remove(other, 6, "stolen", "c");
        Words.put(other, 8, "stolen", "a");

        assertThat(other.version(1).getHash())
                .isEqualTo(one.version(1).getHash())
                .hasSize(64);
        Words.remove(other, 9, "stolen", "a");
        assertThat(other.version(2).getHash()).isNotEqualTo(one.version(1).getHash());
        Words.remove(other, 10, "stolen", "b");
        assertThat(other.version(3).getHash())
                .isEqualTo(new ListTable().version(0).getHash());
    }

    @Test
    void aVersionOfOtherEntriesThanWereReadIsTold() {
        ListTable written = new ListTable();
        Words.put(written, 0, "stolen", "a");
        ListsVersion first = written.version(1);
        Words.put(written, 2, "stolen", "b");
        ListsVersion second = written.version(2);
        ListTable read = new ListTable();
        Words.put(read, 0, "stolen", "a");
        assertThat(read.at(second).complete()).isFalse();
        Words.put(read, 2, "stolen", "x");
        Words.put(read, 4, "stolen", "c");

        assertThat(read.at(first).complete()).isTrue();
        assertThat(read.at(second).complete()).isFalse();
        assertThat(written.at(second).complete()).isTrue();
    }

    @Test
    void whatIsToldTwiceCountsOnce() {
        ListTable table = new ListTable();
        Words.put(table, 0, "stolen", "a");
        Words.remove(table, 1, "stolen", "a");
        ListsVersion version = table.version(1);
        Words.put(table, 0, "stolen", "a");
        assertThat(table.version(1)).isEqualTo(version);
        assertThat(table.find("stolen", "a")).isEmpty();
    }

    @Test
    void aKeyIsAListASlashAndAnEntryWhichMayHoldSlashes() {
        assertThat(ListKey.of("stolen/a/b")).hasValue(new ListKey("stolen", "a/b"));
        assertThat(new ListKey("stolen", "a/b").text()).isEqualTo("stolen/a/b");
        for (String none : new String[] {null, "", "stolen", "stolen/", "/a", "Stolen/a", "s/" + "x".repeat(257)}) {
            assertThat(ListKey.of(none)).as("%s", none).isEmpty();
        }
    }
}
