package io.tidemark.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CardNumberShareTest {

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final CardNumberShare share = new CardNumberShare();

    @Test
    void theTestNumbersOfCardSchemesPassAndTheirNeighboursDoNot() {
        for (String number :
                new String[] {"4111111111111111", "378282246310005", "6011111111111117", "4222222222222"}) {
            assertThat(CardNumberShare.luhn(number)).as(number).isTrue();
            char last = number.charAt(number.length() - 1);
            String other = number.substring(0, number.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
            assertThat(CardNumberShare.luhn(other)).as(other).isFalse();
        }
    }

    @Property
    boolean exactlyOneCheckDigitPasses(
            @ForAll @LongRange(min = 100_000_000_000L, max = 999_999_999_999_999_999L) long number) {
        int passing = 0;
        for (int digit = 0; digit <= 9; digit++) {
            passing += CardNumberShare.luhn(number + "" + digit) ? 1 : 0;
        }
        return passing == 1;
    }

    @Test
    void cardNumbersAreRecognisedWithAFewErrorsAmongThemAndInGroups() {
        for (int i = 0; i < 95; i++) {
            String number = cardNumber();
            share.add(i % 2 == 0 ? number : number.replaceAll("(.{4})(?=.)", "$1 "));
        }
        for (int i = 0; i < 5; i++) {
            share.add(notACardNumber());
        }
        assertThat(share.cardNumbers()).isTrue();
    }

    @Test
    void otherLongNumbersAreNotCardNumbers() {
        for (int i = 0; i < 1_000; i++) {
            share.add(String.valueOf(random.nextLong(1_000_000_000_000_000L, 9_999_999_999_999_999L)));
        }
        assertThat(share.cardNumbers()).isFalse();
    }

    @Test
    void aTokenThatHappensToBeACardNumberRefusesNothing() {
        for (int i = 0; i < 1_000; i++) {
            share.add(new UUID(random.nextLong(), random.nextLong()).toString());
        }
        share.add("4111111111111111");
        assertThat(share.cardNumbers()).isFalse();
    }

    @Test
    void shortNumbersAreNotCardNumbers() {
        share.add("18");
        share.add("411111111116");
        assertThat(share.cardNumbers()).isFalse();
    }

    private String cardNumber() {
        String front = String.valueOf(random.nextLong(400_000_000_000_000L, 599_999_999_999_999L));
        for (int digit = 0; ; digit++) {
            if (CardNumberShare.luhn(front + digit)) {
                return front + digit;
            }
        }
    }

    private String notACardNumber() {
        String number = cardNumber();
        return number.substring(0, 15) + (number.charAt(15) == '9' ? '0' : (char) (number.charAt(15) + 1));
    }
}
