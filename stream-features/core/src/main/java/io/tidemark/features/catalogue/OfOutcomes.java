package io.tidemark.features.catalogue;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.algebra.Aggregate.Operand;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.settings.Nearest;
import java.util.List;
import java.util.Optional;

/** What an aggregate over outcomes is made of. */
final class OfOutcomes {

    /** The texts that may be counted or told apart. */
    private static final List<String> TEXTS = List.of(Field.KIND.name(), Field.CODE.name());

    private OfOutcomes() {}

    /** The field; empty with the problem noted. */
    static Optional<Field> field(EntryProblems entry, Aggregate aggregate) {
        Operand operand = aggregate.operand();
        if (operand == Operand.LOCATION || aggregate.needsLabels()) {
            entry.add(
                    "aggregate",
                    "'" + aggregate.word() + "' cannot be made of outcomes, which have neither a place nor a label",
                    "use e.g. count, sum, share or seconds_since_last, or leave out 'over: outcomes'");
            return Optional.empty();
        }
        Optional<String> name = entry.entry().text("of");
        if (operand == Operand.NOTHING) {
            if (name.isPresent()) {
                entry.add("of", "'" + aggregate.word() + "' is made of no field", "remove 'of'");
            }
            return Optional.of(Field.NONE);
        }
        return operand == Operand.TEXT && !aggregate.needsDictionary()
                ? text(entry, aggregate, name)
                : amount(entry, aggregate, name);
    }

    private static Optional<Field> text(EntryProblems entry, Aggregate aggregate, Optional<String> name) {
        if (name.filter(TEXTS::contains).isEmpty()) {
            entry.add(
                    "of",
                    name.map(written -> "'" + aggregate.word() + "' of outcomes cannot be made of '" + written + "'")
                            .orElse("'of' is missing"),
                    name.map(written -> Nearest.suggestion(written, TEXTS)).orElse("write 'of: code' or 'of: kind'"));
            return Optional.empty();
        }
        return name.map(Field::new);
    }

    private static Optional<Field> amount(EntryProblems entry, Aggregate aggregate, Optional<String> name) {
        if (aggregate.needsDictionary()) {
            entry.add(
                    "aggregate",
                    "'" + aggregate.word() + "' cannot be made of outcomes, whose kinds and codes have no dictionary",
                    "count each kind by a feature of its own, e.g. where: \"kind = 'declined'\"");
            return Optional.empty();
        }
        if (name.filter(written -> !written.equals(Field.AMOUNT.name())).isPresent()) {
            entry.add(
                    "of",
                    "'" + aggregate.word() + "' of outcomes cannot be made of '" + name.get() + "'",
                    "write 'of: amount'");
            return Optional.empty();
        }
        return Optional.of(Field.AMOUNT);
    }
}
