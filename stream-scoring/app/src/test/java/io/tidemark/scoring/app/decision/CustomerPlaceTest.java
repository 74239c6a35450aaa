package io.tidemark.scoring.app.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CustomerPlaceTest {

    private final CustomerPlace places = new CustomerPlace();

    @Test
    void placesAreThoseThatAnyOtherLanguageComputes() {
        // python3: (int.from_bytes(hashlib.sha256(c.encode()).digest()[:8], 'big') >> 11) / 2**53
        assertThat(places.of("customer-1")).isEqualTo(0.9072123087996946);
        assertThat(places.of("Zoë")).isEqualTo(0.775896465486027);
        assertThat(places.of("")).isEqualTo(0.8894159948913373);
    }

    @Property
    void aPlaceIsTheHashAsAFractionWhoeverWasAskedForBefore(@ForAll String before, @ForAll String customer)
            throws Exception {
        places.of(before);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(customer.getBytes(StandardCharsets.UTF_8));
        double whole = new BigInteger(1, hash).shiftRight(256 - 53).doubleValue() / Math.pow(2, 53);
        assertThat(places.of(customer)).isEqualTo(whole).isBetween(0.0, Math.nextDown(1.0));
    }

    @Test
    void consecutiveCustomersAreSpreadEvenly() {
        int[] tenths = new int[10];
        IntStream.range(0, 100_000).forEach(id -> tenths[(int) (10 * places.of("customer-" + id))]++);
        // Six standard deviations of a binomial count are 569.
        assertThat(tenths).satisfies(counts -> assertThat(IntStream.of(counts))
                .allSatisfy(count -> assertThat(count).isBetween(9_431, 10_569)));
    }
}
