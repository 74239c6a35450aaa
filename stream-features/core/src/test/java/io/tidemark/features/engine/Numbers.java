package io.tidemark.features.engine;

import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Numbers that test catalogues declare, and what transactions say of them: of use, of none, and at the edges of it. */
final class Numbers {

    static final long LARGEST = 1L << 53;

    static final DeclaredNumber SCORE = new DeclaredNumber("score", "points", 2, -10_000, 50_000);
    static final DeclaredNumber WHOLE = new DeclaredNumber("whole", "", 0, -LARGEST, LARGEST);
    static final DeclaredNumber FINE = new DeclaredNumber("fine", "", 15, -LARGEST, LARGEST);

    static final DeclaredNumbers DECLARED = new DeclaredNumbers(List.of(SCORE, WHOLE, FINE), true);

    static final List<Field> FIELDS = List.of(Field.of(SCORE), Field.of(WHOLE), Field.of(FINE));

    private Numbers() {}

    static Transaction with(Transaction transaction, Map<String, Decimal> numbers) {
        return Transaction.newBuilder(transaction).setNumbers(numbers).build();
    }

    static Arbitrary<Map<String, Decimal>> said() {
        return Combinators.combine(
                        decimals().injectNull(0.3),
                        decimals().injectNull(0.3),
                        decimals().injectNull(0.3),
                        others())
                .as((score, whole, fine, other) -> {
                    Map<String, Decimal> numbers = new TreeMap<>();
                    put(numbers, "score", score);
                    put(numbers, "whole", whole);
                    put(numbers, "fine", fine);
                    put(numbers, "other", other);
                    return numbers;
                });
    }

    private static Arbitrary<Decimal> others() {
        return decimals().injectNull(0.95);
    }

    private static void put(Map<String, Decimal> numbers, String name, Decimal said) {
        if (said != null) {
            numbers.put(name, said);
        }
    }

    private static Arbitrary<Decimal> decimals() {
        Arbitrary<Long> unscaled = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(-9, 9)),
                Tuple.of(4, Arbitraries.longs().between(-60_000, 60_000)),
                Tuple.of(2, Arbitraries.of(0L, 1_000L, -1_000L, 1_500L, -10_000L, 50_000L, -10_001L, 50_001L)),
                Tuple.of(1, Arbitraries.longs().between(-LARGEST, LARGEST)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                LARGEST,
                                -LARGEST,
                                LARGEST + 1,
                                -LARGEST - 1,
                                10 * LARGEST,
                                -10 * LARGEST,
                                Long.MIN_VALUE,
                                Long.MIN_VALUE + 1,
                                Long.MAX_VALUE)));
        Arbitrary<Integer> scales = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(0, 2)),
                Tuple.of(3, Arbitraries.of(0, 1, 2, 3)),
                Tuple.of(1, Arbitraries.of(14, 15, 16, -1, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        return Combinators.combine(unscaled, scales).as(Decimal::new);
    }
}
