package io.tidemark.features.catalogue.field;

import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Decimals;
import io.tidemark.schemas.door.Rejection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of the numbers of a transaction is of no use under a catalogue. The transaction is decided all the same, without
 * those numbers; a dead letter says which they are.
 */
public record NumberCheck(DeclaredNumbers declared) implements Serializable {

    /** Cause: the catalogue does not declare it and says that others are refused. */
    public static final String UNDECLARED = "number_undeclared";

    private static final int NAMED = 5;

    /** The causes, each once; empty is the rule. */
    public List<String> causes(Transaction transaction) {
        if (transaction.getNumbers().isEmpty()) {
            return List.of();
        }
        List<String> causes = List.of();
        for (DeclaredNumber number : declared.all()) {
            String fault = number.fault(transaction);
            if (fault != null && !causes.contains(fault)) {
                causes = with(causes, fault);
            }
        }
        boolean undeclared = declared.refusesOthers() && undeclared(transaction) > 0;
        return undeclared ? with(causes, UNDECLARED) : causes;
    }

    private static List<String> with(List<String> causes, String cause) {
        List<String> more = new ArrayList<>(causes);
        more.add(cause);
        return more;
    }

    /** How many numbers have names that the catalogue does not declare. */
    public int undeclared(Transaction transaction) {
        int undeclared = transaction.getNumbers().size();
        if (undeclared > 0) {
            for (DeclaredNumber number : declared.all()) {
                undeclared -= transaction.getNumbers().containsKey(number.name()) ? 1 : 0;
            }
        }
        return undeclared;
    }

    /** The causes, each with a sentence that names the numbers, what was expected and what to do. */
    public List<Rejection> check(Transaction transaction) {
        return causes(transaction).stream()
                .map(cause -> new Rejection(cause, detail(cause, transaction)))
                .toList();
    }

    private String detail(String cause, Transaction transaction) {
        List<String> named = new ArrayList<>();
        for (Map.Entry<String, Decimal> said : new TreeMap<>(transaction.getNumbers()).entrySet()) {
            DeclaredNumber number = declared.find(said.getKey()).orElse(null);
            String fault = number == null ? UNDECLARED : number.fault(transaction);
            if (cause.equals(fault)) {
                named.add(Field.NUMBERS + said.getKey() + " = " + Decimals.text(said.getValue())
                        + (number == null ? "" : expected(cause, number)));
            }
        }
        String rest = named.size() > NAMED ? " and " + (named.size() - NAMED) + " more" : "";
        String which = String.join(", ", named.subList(0, Math.min(NAMED, named.size()))) + rest;
        return "transaction " + transaction.getTransactionId() + " says " + which + "; it is decided without "
                + (named.size() > 1 ? "them" : "it") + "; " + remedy(cause);
    }

    private static String expected(String cause, DeclaredNumber number) {
        return cause.equals(DeclaredNumber.TOO_PRECISE)
                ? ", and the catalogue declares " + number.decimals() + " decimals"
                : ", and the catalogue declares " + Decimals.text(number.least(), number.decimals()) + " to "
                        + Decimals.text(number.most(), number.decimals());
    }

    private static String remedy(String cause) {
        return switch (cause) {
            case DeclaredNumber.TOO_PRECISE ->
                "send no more decimals and a scale of 0 to " + Decimals.MOST_DECIMALS + ", or declare more";
            case DeclaredNumber.OUT_OF_BOUNDS -> "mend the sender, or declare wider bounds";
            default -> "declare it below 'numbers:', or write 'undeclared_numbers: ignore'";
        };
    }
}
