package io.tidemark.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ListValue;
import io.tidemark.scoring.policy.list.ListTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StandingEntriesTest {

    private static final String[] KEYS = {"stolen/a", "stolen/b", "mules/a", "mules/", "Bad/a", "", "stolen"};

    /** Whatever somebody wrote into the topic, people see the entries by which instances decide. */
    @Property(tries = 300)
    void theyAreThoseOfTheTableThatDecides(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StandingEntries standing = new StandingEntries();
        ListTable table = new ListTable();
        for (int i = 0; i < 40; i++) {
            String key = KEYS[random.nextInt(KEYS.length)];
            ListEntry entry = random.nextInt(4) == 0
                    ? null
                    : ListEntry.newBuilder()
                            .setList(random.nextBoolean() ? "stolen" : "mules")
                            .setEntry(random.nextBoolean() ? "a" : "b")
                            .setUntil(random.nextBoolean() ? null : Instant.ofEpochMilli(random.nextInt(3)))
                            .setAddedAt(Instant.EPOCH)
                            .build();
            standing.word(i, key, entry);
            table.word(i, key, entry);
            for (String list : List.of("stolen", "mules")) {
                List<ListEntry> shown = standing.lists().getOrDefault(list, List.of());
                for (String text : List.of("a", "b")) {
                    Optional<Optional<Instant>> end = table.find(list, text);
                    assertThat(shown.stream()
                                    .filter(one -> one.getEntry().equals(text))
                                    .map(one -> Optional.ofNullable(one.getUntil())))
                            .containsExactlyElementsOf(end.stream().toList());
                    assertThat(standing.holds(list, new ListValue(text, null)))
                            .isEqualTo(end.equals(Optional.of(Optional.empty())));
                }
            }
        }
    }
}
