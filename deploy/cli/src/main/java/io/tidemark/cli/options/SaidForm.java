package io.tidemark.cli.options;

import io.tidemark.features.files.numbers.NumberForm;
import io.tidemark.features.files.table.TableForm;
import java.util.List;
import java.util.Optional;

/**
 * Makes a {@link TableForm} of words of the command line.
 *
 * @param prefix of the options' names in sentences
 */
record SaidForm(String prefix) {

    /** Throws {@link IllegalArgumentException} in one sentence if the words contradict one another or mean nothing. */
    TableForm of(
            Optional<String> separator,
            Optional<String> quote,
            Optional<String> decimal,
            Optional<String> thousands,
            List<String> currencySigns) {
        try {
            return new TableForm(
                    separator.map(text -> character("separator", text)),
                    quote.map(text -> character("quote", text)),
                    decimal.isEmpty() && thousands.isEmpty() && currencySigns.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new NumberForm(
                                    decimal.map(text -> character("decimal", text))
                                            .orElse('.'),
                                    thousands
                                            .map(text -> String.valueOf(character("thousands", text)))
                                            .orElse(""),
                                    currencySigns)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage().startsWith("--")
                            ? e.getMessage()
                            : "--" + prefix + "separator, --" + prefix + "decimal and the like: " + e.getMessage(),
                    e);
        }
    }

    private char character(String option, String text) {
        return TableForm.character(text)
                .orElseThrow(() -> new IllegalArgumentException("--" + prefix + option + " is '" + text
                        + "', but should be one character, or the word tab; quote it for your shell"));
    }
}
