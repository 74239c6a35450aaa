package io.tidemark.cli.options;

import io.tidemark.features.files.table.TableForm;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a CSV file is written that no mapping describes. Mixed into each command that reads one. */
public final class TableOptions {

    @Option(
            names = "--separator",
            paramLabel = "S",
            description = "what parts the fields: one character or tab (default: a comma, or what the file shows)")
    private Optional<String> separator;

    @Option(
            names = "--quote",
            paramLabel = "Q",
            description = "what stands around fields: one character (default: \", or what the header shows)")
    private Optional<String> quote;

    @Option(
            names = "--decimal",
            paramLabel = "D",
            description = "what stands before the fraction of a number, . or , (default: a point, and numbers that look"
                    + " otherwise are refused)")
    private Optional<String> decimal;

    @Option(
            names = "--thousands",
            paramLabel = "T",
            description = "what parts groups of three digits: one character (default: nothing)")
    private Optional<String> thousands;

    @Option(
            names = "--currency-signs",
            split = ",",
            paramLabel = "C",
            description = "what may stand before or behind a number, e.g. $,EUR")
    private List<String> currencySigns = List.of();

    /** What was said; throws {@link IllegalArgumentException} in one sentence. */
    public TableForm form() {
        return new SaidForm("").of(separator, quote, decimal, thousands, currencySigns);
    }

    /** The same with what was said of another file, where anything was. */
    TableForm or(
            SaidForm said, Optional<String> ownSeparator, Optional<String> ownDecimal, Optional<String> ownThousands) {
        return said.of(
                ownSeparator.or(() -> separator),
                quote,
                ownDecimal.or(() -> decimal),
                ownThousands.or(() -> ownDecimal.isPresent() ? Optional.empty() : thousands),
                currencySigns);
    }
}
