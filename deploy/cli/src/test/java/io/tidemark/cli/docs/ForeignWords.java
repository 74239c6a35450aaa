package io.tidemark.cli.docs;

import java.util.List;
import java.util.regex.Pattern;

/** Words of payments, which have no place in texts of another domain. */
final class ForeignWords {

    /** A model's card, which is one in every domain, aside. */
    private static final Pattern PAYMENTS = Pattern.compile(
            "fraud|(?<!model )(?<!models )(?<!model's )\\bcards?\\b|cardholder|payment|\\bpaid\\b|\\bpays?\\b|purchase"
                    + "|merchant|issuer|acquirer|chargeback|\\bbank|beneficiary|genuine|\\beuros?\\b|shopper",
            Pattern.CASE_INSENSITIVE);

    /** What names are for every domain, and sentences should not say of this one. */
    private static final Pattern USUAL_NOUNS =
            Pattern.compile("\\b(transactions?|customers?|terminals?)\\b", Pattern.CASE_INSENSITIVE);

    private ForeignWords() {}

    /** The lines that speak of payments. */
    static List<String> ofPayments(String text) {
        return text.lines().filter(line -> PAYMENTS.matcher(line).find()).toList();
    }

    /** The lines that call things as payments do. */
    static List<String> usualNouns(String text) {
        return text.lines().filter(line -> USUAL_NOUNS.matcher(line).find()).toList();
    }
}
