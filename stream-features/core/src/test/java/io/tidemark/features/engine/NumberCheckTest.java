package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Rejection;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NumberCheckTest {

    private static final DeclaredNumber SCORE = new DeclaredNumber("score", "points", 2, -100, 10_000);
    private static final NumberCheck STRICT = new NumberCheck(new DeclaredNumbers(List.of(SCORE), true));
    private static final NumberCheck LENIENT = new NumberCheck(new DeclaredNumbers(List.of(SCORE), false));

    @Test
    void zerosAtTheEndAreNoDecimalsAndFewerAreEnough() {
        assertThat(SCORE.value(saying(new Decimal(1_500L, 3)))).isEqualTo(1.5);
        assertThat(SCORE.value(saying(new Decimal(15L, 1)))).isEqualTo(1.5);
        assertThat(SCORE.value(saying(new Decimal(-1L, 0)))).isEqualTo(-1);
        assertThat(SCORE.value(saying(new Decimal(0L, 15)))).isEqualTo(0);
    }

    @Test
    void nothingIsRoundedNorWrappedAround() {
        assertThat(causes(new Decimal(12_345L, 3))).containsExactly("number_decimals");
        assertThat(causes(new Decimal(1L, -1))).containsExactly("number_decimals");
        assertThat(causes(new Decimal(Long.MIN_VALUE, 0))).containsExactly("number_bounds");
        assertThat(causes(new Decimal(Long.MAX_VALUE, 2))).containsExactly("number_bounds");
        assertThat(causes(new Decimal(-101L, 2))).containsExactly("number_bounds");
        assertThat(causes(new Decimal(-100L, 2))).isEmpty();
    }

    @Test
    void theSentenceNamesTheNumberWhatWasExpectedAndWhatToDo() {
        assertThat(details(STRICT, Map.of("score", new Decimal(12_345L, 3))))
                .containsExactly(
                        "transaction x says numbers.score = 12.345, and the catalogue declares 2 decimals; it is"
                                + " decided without it; send no more decimals and a scale of 0 to 15, or declare more");
        assertThat(details(STRICT, Map.of("score", new Decimal(-2L, 0))))
                .containsExactly("transaction x says numbers.score = -2, and the catalogue declares -1.00 to 100.00; it"
                        + " is decided without it; mend the sender, or declare wider bounds");
        assertThat(details(STRICT, Map.of("age", new Decimal(7L, 0), "b", new Decimal(1L, 99))))
                .containsExactly("transaction x says numbers.age = 7, numbers.b = 1 with the scale 99; it is decided"
                        + " without them; declare it below 'numbers:', or write 'undeclared_numbers: ignore'");
    }

    @Test
    void whoeverDeclaresNothingOfOthersIgnoresAndCountsThem() {
        Transaction saying = Numbers.with(Samples.transaction("x", 0), Map.of("age", new Decimal(7L, 0)));
        assertThat(LENIENT.causes(saying)).isEmpty();
        assertThat(LENIENT.undeclared(saying)).isEqualTo(1);
        assertThat(STRICT.causes(saying)).containsExactly("number_undeclared");
    }

    @Property(tries = 2_000)
    void theCausesAreThoseOfDecimalsOfAnySize(@ForAll("said") Map<String, Decimal> numbers) {
        Transaction saying = Numbers.with(Samples.transaction("x", 0), numbers);
        NumberCheck check = new NumberCheck(Numbers.DECLARED);
        assertThat(check.causes(saying)).hasSameElementsAs(SlowNumbers.flags(Numbers.DECLARED, saying));
        assertThat(check.check(saying)).extracting(Rejection::cause).isEqualTo(check.causes(saying));
        for (DeclaredNumber number : Numbers.DECLARED.all()) {
            assertThat(number.value(saying))
                    .isEqualTo(SlowNumbers.of(number, saying)
                            .map(java.math.BigDecimal::doubleValue)
                            .orElse(Double.NaN));
        }
    }

    @Provide
    Arbitrary<Map<String, Decimal>> said() {
        return Numbers.said();
    }

    private static Transaction saying(Decimal score) {
        return Numbers.with(Samples.transaction("x", 0), Map.of("score", score));
    }

    private static List<String> causes(Decimal score) {
        return STRICT.causes(saying(score));
    }

    private static List<String> details(NumberCheck check, Map<String, Decimal> numbers) {
        return check.check(Numbers.with(Samples.transaction("x", 0), numbers)).stream()
                .map(Rejection::detail)
                .toList();
    }
}
