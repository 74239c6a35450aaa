package io.tidemark.features.files.guess;

import java.util.List;
import java.util.Optional;

/** Finds what tells transactions, customers and terminals apart. */
record IdGuess(Sample sample, Proposal proposal) {

    /** A card that is numbered within its user is no entity alone. */
    private static final int CARDS_OF_A_USER = 20;

    void run() {
        transaction();
        customer();
        terminal();
    }

    private void transaction() {
        Choice choice = Choice.of(
                sample.columns(),
                column -> proposal.taken(column) || !column.unique() ? 0 : Names.TRANSACTION.score(column));
        Optional<Column> best = choice.best();
        if (best.isPresent()) {
            proposal.column(
                    "transaction_id",
                    List.of(best.get().name()),
                    "by its name, and no value of the sample comes twice");
            warn(best.get());
        } else if (sample.column("row").isPresent()) {
            proposal.open(
                    "transaction_id",
                    true,
                    "no column named like an id has each value once, and the column row stands in the way of the word"
                            + " for the row's number; name a column");
        } else {
            proposal.word(
                    "transaction_id",
                    "row",
                    "no column named like an id of transactions has each value once; rows are numbered");
        }
    }

    private void customer() {
        Choice choice = Choice.of(sample.columns(), column -> usable(column) ? Names.CUSTOMER.score(column) : 0);
        if (choice.found().isEmpty()) {
            noCustomer();
            return;
        }
        Column column = choice.best().orElseThrow();
        Optional<Column> user = named(choice, "user");
        Optional<Column> card = named(choice, "card")
                .filter(found -> found.wholeNumbers() && found.distinct().size() <= CARDS_OF_A_USER);
        if (user.isPresent() && card.isPresent()) {
            proposal.column(
                    "customer_id",
                    List.of(user.get().name(), card.get().name()),
                    "cards are numbered within each user");
            return;
        }
        if (choice.found().size() > 1) {
            proposal.tell("customer_id is taken from " + column.name() + "; customers may be in " + choice.others()
                    + ", too");
        }
        String once = column.unique() ? "; each comes once in the sample, so it has no history there" : "";
        proposal.column(
                "customer_id",
                List.of(column.name()),
                "by its name, with " + column.distinct().size() + " values in the sample" + once);
        if (!once.isEmpty()) {
            proposal.tell("each customer of the sample, in " + column.name()
                    + ", comes once: features of customers will see no history");
        }
        warn(column);
    }

    private static Optional<Column> named(Choice choice, String key) {
        return choice.found().stream()
                .map(Choice.Scored::column)
                .filter(column -> column.key().equals(key))
                .findFirst();
    }

    private void noCustomer() {
        List<String> repeated = sample.columns().stream()
                .filter(column -> usable(column) && !column.numbers() && !column.unique())
                .map(Column::name)
                .toList();
        if (!repeated.isEmpty()) {
            proposal.open(
                    "customer_id",
                    true,
                    "no column is named like a customer; one of " + String.join(", ", repeated)
                            + "? or 'row', each row a customer of its own");
            return;
        }
        proposal.word(
                "customer_id",
                "row",
                "no column is named like a customer; each row is a customer of its own and no window has any history");
    }

    private void terminal() {
        Choice choice = Choice.of(sample.columns(), column -> usable(column) ? Names.TERMINAL.score(column) : 0);
        Optional<Column> best = choice.best();
        if (best.isEmpty()) {
            proposal.word(
                    "terminal_id",
                    "none",
                    "no column is named like a terminal or a merchant; features of terminals will be missing");
            return;
        }
        if (choice.found().size() > 1) {
            proposal.tell("terminal_id is taken from " + best.get().name() + "; terminals may be in " + choice.others()
                    + ", too");
        }
        proposal.column(
                "terminal_id",
                List.of(best.get().name()),
                "by its name, with " + best.get().distinct().size() + " values in the sample");
        warn(best.get());
    }

    private boolean usable(Column column) {
        return !proposal.taken(column) && column.complete();
    }

    /** Ids that a program took for numbers. */
    private void warn(Column column) {
        if (column.every(text -> text.matches("[0-9]+\\.0+"))) {
            proposal.tell("the ids of " + column.name() + " are written as decimals, the first is " + column.first()
                    + "; they are kept as texts, so write them so elsewhere, too");
        } else if (column.present().stream().anyMatch(text -> text.matches("[0-9](\\.[0-9]+)?[eE]\\+?[0-9]+"))) {
            proposal.tell("ids of " + column.name() + " have an exponent, as " + column.first()
                    + ": a spreadsheet cut their digits, and different ones may have become one; export them as texts");
        }
    }
}
