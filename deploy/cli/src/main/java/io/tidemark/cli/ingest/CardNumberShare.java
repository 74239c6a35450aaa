package io.tidemark.cli.ingest;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether the values of a column are card numbers: 13 to 19 digits, of which nearly all pass the Luhn check (ISO/IEC
 * 7812-1, annex B). One in ten of other numbers passes it by chance, so it takes many to tell, and each value counts
 * once.
 */
public final class CardNumberShare {

    private static final int FEWEST_DIGITS = 13;
    private static final int MOST_DIGITS = 19;
    /** Of the values with as many digits; card numbers with a typing error among them change nothing. */
    private static final double NEARLY_ALL = 0.9;
    /** Of all values: a hexadecimal token is all digits now and then, and that is no reason to refuse a file. */
    private static final double NOT_BY_CHANCE = 0.1;

    private final Set<String> seen = new HashSet<>();
    private int longNumbers;
    private int passing;

    public void add(String value) {
        if (!seen.add(value)) {
            return;
        }
        String digits = value.replaceAll("[ -]", "");
        if (digits.length() >= FEWEST_DIGITS
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(CardNumberShare::digit)) {
            longNumbers++;
            passing += luhn(digits) ? 1 : 0;
        }
    }

    public boolean cardNumbers() {
        return passing > 0 && passing >= NEARLY_ALL * longNumbers && longNumbers >= NOT_BY_CHANCE * seen.size();
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    /** From the right, every second digit is doubled, nines are cast out, and the sum is a multiple of ten. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
