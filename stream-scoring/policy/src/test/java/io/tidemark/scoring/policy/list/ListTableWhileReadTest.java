package io.tidemark.scoring.policy.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.policy.Listing;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListTableWhileReadTest {

    private static final int FIRST = 1_000;
    private static final int ALL = 200_000;

    /** The table grows seven times while it is read, and entries that stood get other words behind them. */
    @Test
    void whoeverLooksUpAtAPlaceSeesNothingOfWhatComesBehindIt() throws Exception {
        ListTable table = new ListTable();
        for (int i = 0; i < FIRST; i++) {
            Words.put(table, i, "stolen", "customer-" + i);
        }
        Listing then = table.at(FIRST - 1);
        ExecutorService readers = Executors.newFixedThreadPool(1);
        Future<Integer> wrong = readers.submit(() -> {
            int found = 0;
            do {
                for (int i = 0; i < 2 * FIRST; i++) {
                    found += then.holds("stolen", "customer-" + i, 0) == i < FIRST ? 0 : 1;
                }
            } while (table.taken() < ALL - 1);
            return found;
        });
        for (int i = FIRST; i < ALL; i++) {
            if (i % 3 == 0) {
                Words.remove(table, i, "stolen", "customer-" + i % FIRST);
            } else {
                Words.put(table, i, "stolen", "customer-" + i);
            }
        }
        assertThat(wrong.get(1, TimeUnit.MINUTES)).isZero();
        readers.shutdown();
        assertThat(then.holds("stolen", "customer-2", 0)).isTrue();
        assertThat(table.at(ALL - 1).holds("stolen", "customer-2", 0)).isFalse();
    }
}
