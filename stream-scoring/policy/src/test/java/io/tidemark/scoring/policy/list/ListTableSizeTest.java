package io.tidemark.scoring.policy.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListTableSizeTest {

    private static final int ENTRIES = 1_000_000;
    private static final long MOST_BYTES = 150_000_000;

    @Test
    void aMillionEntriesTakeNoMoreThanIsSaid() {
        long before = used();
        ListTable table = new ListTable();
        for (int i = 0; i < ENTRIES; i++) {
            Words.put(table, i, "stolen", "customer-%07d".formatted(i));
        }
        long taken = used() - before;
        System.out.printf("%,d entries take %,d bytes%n", ENTRIES, taken);
        assertThat(taken).isLessThan(MOST_BYTES);
        assertThat(table.at(ENTRIES - 1).holds("stolen", "customer-0999999", 0)).isTrue();
    }

    /** Once what nobody holds is gone. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
