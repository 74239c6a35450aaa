package io.tidemark.cli.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The column that says whose a row is, by its name and by its values coming back.
 *
 * @param column its name
 * @param owners how many there are in the reference
 */
public record Owner(String column, int owners) {

    /** Fewer blocks than this say nothing of how blocks vary. */
    private static final int FEWEST = 20;

    /** At the end of the name: a customer_age is nobody, and neither is what a feature counts of a customer_id. */
    private static final Pattern NAME = Pattern.compile(
            "(?:^|[^a-z])(?:customer|client|account|acct|card(?:holder)?|cc[_"
                    + " ]?num|user|owner|member|holder|iban|pan|payer|sender)"
                    + "(?:[^a-z]*(?:id|no|nr|num|number|key|token|hash))?s?$|^name_?orig$",
            Pattern.CASE_INSENSITIVE);

    /** @param values of a column of the reference */
    static Optional<Owner> in(List<String> header, Function<String, ColumnValues> values) {
        for (String name : header) {
            // customerId as customer_Id.
            String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            if (NAME.matcher(words).find()) {
                ColumnValues found = values.apply(name);
                if (found.repeats(FEWEST)) {
                    return Optional.of(new Owner(name, found.different()));
                }
            }
        }
        return Optional.empty();
    }
}
