package io.tidemark.features.files.table;

import io.tidemark.features.files.numbers.NumberForm;
import java.util.Optional;

/**
 * How somebody says that a table is written. What nobody says is seen in the table, where it shows beyond doubt, or is
 * as RFC 4180 and programs have it.
 *
 * @param separator between two fields
 * @param quote around fields
 * @param numbers how numbers are written; empty: as programs write them, and what looks otherwise is not guessed at
 */
public record TableForm(Optional<Character> separator, Optional<Character> quote, Optional<NumberForm> numbers) {

    /** Nobody says anything. */
    public static final TableForm UNSAID = new TableForm(Optional.empty(), Optional.empty(), Optional.empty());

    /** Throws {@link IllegalArgumentException} in one sentence if separator and quote cannot be told apart. */
    public TableForm {
        Dialect.refuseAlike(separator.orElse(Dialect.RFC_4180.separator()), quote.orElse(Dialect.RFC_4180.quote()));
    }

    /** In this dialect, whatever the table shows. */
    static TableForm of(Dialect dialect) {
        return new TableForm(Optional.of(dialect.separator()), Optional.of(dialect.quote()), Optional.empty());
    }

    /** Separator and quote where the table shows neither. */
    public Dialect dialect() {
        return new Dialect(separator.orElse(Dialect.RFC_4180.separator()), quote.orElse(Dialect.RFC_4180.quote()));
    }

    /** How numbers are read. */
    public NumberForm numbersRead() {
        return numbers.orElse(NumberForm.PLAIN);
    }

    /** The same where the table shows its separator. */
    TableForm partedBy(char shown) {
        return new TableForm(Optional.of(shown), quote, numbers);
    }

    /**
     * A character as people write it on a command line or in a mapping: one, or the word tab; empty if the text is
     * neither.
     */
    public static Optional<Character> character(String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return Optional.of('\t');
        }
        return text.length() == 1 ? Optional.of(text.charAt(0)) : Optional.empty();
    }
}
