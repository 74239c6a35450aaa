package io.tidemark.scoring.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.app.watch.CustomerEntry.Id;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CustomerEntryTest {

    private static final long TIME = 1_772_600_766_999L;

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("entries") CustomerEntry entry) {
        assertThat(CustomerEntry.of(entry.bytes())).isEqualTo(entry);
    }

    @Property
    void theBuildBeforeFindsPlaceAndNumberWhereItLooksForThemAndWholeIdsBehind(@ForAll("entries") CustomerEntry entry) {
        byte[] bytes = entry.bytes();
        assertThat(ByteBuffer.wrap(bytes).getLong(0)).isEqualTo(entry.place());
        assertThat(ByteBuffer.wrap(bytes).getLong(Long.BYTES)).isEqualTo(entry.number());
        assertThat(bytes.length % Long.BYTES).isZero();
    }

    @Property
    void whatTheBuildBeforeWroteKeepsItsPlaceAndItsIds(
            @ForAll @LongRange(min = 0) long place,
            @ForAll @LongRange(min = 0) long number,
            @ForAll("hashes") List<Long> ids) {
        ByteBuffer old = ByteBuffer.allocate((2 + ids.size()) * Long.BYTES)
                .putLong(place)
                .putLong(number);
        ids.forEach(old::putLong);
        CustomerEntry entry = CustomerEntry.of(old.array());
        assertThat(entry.place()).isEqualTo(place);
        assertThat(entry.number()).isEqualTo(number);
        assertThat(entry.decided()).extracting(Id::hash).containsExactlyElementsOf(ids);
        assertThat(entry.watched()).isEqualTo(CustomerEntry.NONE);
    }

    @Test
    void aCustomerCostsFiveNumbersAndTwoAnId() {
        CustomerEntry entry = CustomerEntry.UNKNOWN.at(7, 1);
        for (int i = 0; i < 9; i++) {
            entry = entry.remembering(new Id(i, TIME + i), CustomerProgress.USUAL_REMEMBERED);
        }
        assertThat(entry.bytes()).hasSize(104);
    }

    @Test
    void anIdThatIsRememberedNoMoreLeavesItsTime() {
        CustomerEntry entry = CustomerEntry.UNKNOWN;
        for (int i = 0; i < 5; i++) {
            entry = entry.remembering(new Id(i, TIME + i), 3);
        }
        assertThat(entry.decided()).extracting(Id::hash).containsExactly(4L, 3L, 2L);
        assertThat(entry.forgotten()).isEqualTo(TIME + 1);
        // With fewer remembered than before, more go at once.
        CustomerEntry fewer = entry.remembering(new Id(5, TIME + 5), 1);
        assertThat(fewer.decided()).extracting(Id::hash).containsExactly(5L);
        assertThat(fewer.forgotten()).isEqualTo(TIME + 4);
    }

    @Provide
    Arbitrary<CustomerEntry> entries() {
        Arbitrary<Long> offsets = Arbitraries.longs().between(0, 1L << 50);
        Arbitrary<Long> times = Arbitraries.longs().between(TIME - 1_000, TIME + 1_000_000_000L);
        Arbitrary<CustomerEntry> remembering = Combinators.combine(
                        offsets,
                        offsets,
                        offsets,
                        times,
                        Combinators.combine(Arbitraries.longs(), times)
                                .as(Id::new)
                                .list()
                                .ofMaxSize(5))
                .as((place, number, watched, forgotten, ids) ->
                        new CustomerEntry(place, number, watched, forgotten, true, ids));
        Arbitrary<CustomerEntry> plain = Combinators.combine(offsets, offsets, times)
                .as((place, number, time) ->
                        new CustomerEntry(place, number, CustomerEntry.NONE, time, false, List.of()));
        return Arbitraries.oneOf(remembering, plain);
    }

    @Provide
    Arbitrary<List<Long>> hashes() {
        return Arbitraries.longs()
                .filter(hash -> hash < 0 || hash > 1L << 60)
                .list()
                .ofMaxSize(4);
    }
}
