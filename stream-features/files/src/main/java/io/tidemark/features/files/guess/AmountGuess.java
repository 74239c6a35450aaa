package io.tidemark.features.files.guess;

import io.tidemark.features.files.money.MinorUnits;
import io.tidemark.features.files.numbers.NumberForm;
import io.tidemark.schemas.door.Currencies;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the column of the amounts and their currency. */
record AmountGuess(Sample sample, Proposal proposal) {

    void run() {
        Choice choice = Choice.of(
                sample.columns(),
                column -> proposal.taken(column) || !amounts(column) ? 0 : Names.AMOUNT.score(column));
        if (choice.found().isEmpty()) {
            proposal.open("amount", true, "no column of numbers is named like an amount; name it");
        } else if (choice.close()) {
            proposal.open("amount", true, "several columns may be the amount: " + choice.all() + "; name one");
            choice.found().forEach(found -> proposal.take(found.column().name()));
        } else {
            Column column = choice.best().orElseThrow();
            if (choice.found().size() > 1) {
                proposal.tell(
                        "amount is taken from " + column.name() + "; amounts may be in " + choice.others() + ", too");
            }
            proposal.column(
                    "amount", List.of(column.name()), "by its name, the first is " + Yaml.quoted(column.first()));
        }
        Optional<String> currency = currency(choice.best());
        if (!choice.close()) {
            choice.best().ifPresent(column -> written(column, currency));
        }
    }

    private static boolean amounts(Column column) {
        return !NumberForms.of(column).isEmpty();
    }

    private void written(Column column, Optional<String> currency) {
        List<NumberForm> forms = NumberForms.of(column);
        if (forms.size() > 1) {
            proposal.open(
                    "decimal",
                    false,
                    "the point or the comma of " + Yaml.quoted(column.first())
                            + " may part decimals or thousands, and no amount of the sample tells which; write"
                            + " decimal: ',' or thousands: ','");
            return;
        }
        NumberForm form = forms.get(0);
        if (form.decimal() != '.') {
            proposal.key("decimal", Yaml.quoted(String.valueOf(form.decimal())), "the amounts are written so");
        }
        if (!form.thousands().isEmpty()) {
            proposal.key("thousands", Yaml.quoted(form.thousands()), "the amounts are written so");
        }
        if (!form.signs().isEmpty()) {
            proposal.key(
                    "currency_signs",
                    "["
                            + String.join(
                                    ", ",
                                    form.signs().stream().map(Yaml::quoted).toList()) + "]",
                    "the amounts are written so");
        }
        Column plain = NumberForms.plain(column, form);
        currency.ifPresent(code -> decimals(plain, code));
        signs(plain);
    }

    private void decimals(Column column, String currency) {
        int perMajor = Currencies.scale(currency);
        boolean more = column.distinct().stream().anyMatch(text -> {
            try {
                MinorUnits.EXACT.of(new BigDecimal(text), perMajor);
                return false;
            } catch (ArithmeticException e) {
                return true;
            }
        });
        if (more) {
            String reason = "some amounts have more decimals than " + currency;
            proposal.key("amount_rounding", "half_up", reason + "; leave this out to refuse them");
            proposal.tell("amount_rounding: half_up, since " + reason);
        }
    }

    private void signs(Column column) {
        if (column.distinct().stream().anyMatch(text -> text.startsWith("-"))) {
            proposal.tell("some amounts of " + column.name()
                    + " are negative: such rows are counted, and their amount is missing in all features");
        }
    }

    /** By what stands at the amounts themselves: signs or codes, each with its currency. */
    private Optional<String> signed(SortedMap<String, String> signs) {
        Set<String> currencies = new TreeSet<>(signs.values());
        if (currencies.size() > 1) {
            proposal.open(
                    "currency",
                    false,
                    "amounts are in " + String.join(", ", currencies)
                            + ", by the signs at them; a file has one currency, or a column that says it");
            return Optional.empty();
        }
        String currency = currencies.iterator().next();
        if (signs.containsKey(currency)) {
            proposal.key("currency", currency, "the amounts say so");
        } else {
            String sign = signs.firstKey();
            proposal.key("currency", currency, "by the sign " + sign + " of the amounts, which others have, too");
            proposal.tell("currency: " + currency + " by the sign " + sign + ", which other currencies have, too");
        }
        return Optional.of(currency);
    }

    /** The one currency of the file; empty if a column says it. */
    private Optional<String> currency(Optional<Column> amount) {
        Optional<Column> codes = sample.columns().stream()
                .filter(column -> !proposal.taken(column)
                        && column.complete()
                        && column.every(
                                text -> Currencies.minorUnitsPerMajor(text).isPresent()))
                .findFirst();
        if (codes.isPresent()) {
            proposal.column("currency", List.of(codes.get().name()), "its values are codes of currencies");
            return Optional.empty();
        }
        SortedMap<String, String> signs = amount.map(NumberForms::currencies).orElseGet(TreeMap::new);
        if (!signs.isEmpty()) {
            return signed(signs);
        }
        Optional<String> named =
                amount.flatMap(column -> Stream.of(column.name().split("[^A-Za-z]+"))
                        .map(word -> word.toUpperCase(Locale.ROOT))
                        .filter(word -> Currencies.minorUnitsPerMajor(word).isPresent())
                        .findFirst());
        if (named.isPresent()) {
            proposal.key("currency", named.get(), "by the name of the column of the amounts");
            proposal.tell("currency: " + named.get() + " by the name of the column of the amounts");
            return named;
        }
        proposal.key("currency", "EUR", "nothing in the file says it; write the true one");
        proposal.tell(
                "currency: EUR is a place holder, since nothing in the file says the currency; write the true one");
        return Optional.of("EUR");
    }
}
