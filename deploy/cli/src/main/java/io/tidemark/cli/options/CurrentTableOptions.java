package io.tidemark.cli.options;

import io.tidemark.features.files.table.TableForm;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How two CSV files are written that are compared: alike, unless something else is said of the current one. */
public final class CurrentTableOptions {

    @Mixin
    private TableOptions both;

    @Option(
            names = "--current-separator",
            paramLabel = "S",
            description = "--separator of the current file, if it is another (default: the same)")
    private Optional<String> separator;

    @Option(
            names = "--current-decimal",
            paramLabel = "D",
            description = "--decimal of the current file, if it is another (default: the same)")
    private Optional<String> decimal;

    @Option(
            names = "--current-thousands",
            paramLabel = "T",
            description = "--thousands of the current file, if they are others (default: the same, or nothing where"
                    + " --current-decimal is said)")
    private Optional<String> thousands;

    /** Of the reference. */
    public TableForm reference() {
        return both.form();
    }

    /** Of the current file. */
    public TableForm current() {
        return both.or(new SaidForm("current-"), separator, decimal, thousands);
    }
}
