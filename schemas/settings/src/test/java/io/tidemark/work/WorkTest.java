package io.tidemark.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.work.Work.Unit;
import org.junit.jupiter.api.Test;

class WorkTest {

    @Test
    void theNewestIsInHandUntilItEndsAndAnOlderOneEndsWithoutIt() {
        try (Work older = Work.begin("older", Unit.BYTES, 10)) {
            older.advance(4);
            try (Work newer = Work.begin("newer", Unit.RECORDS, 3)) {
                older.close();
                assertThat(Work.inHand()).contains(newer);
                newer.advance(2);
                newer.advance(2);
                assertThat(newer.done()).isEqualTo(3);
            }
            assertThat(older.done()).isEqualTo(4);
        }
        assertThat(Work.inHand()).isEmpty();
    }
}
