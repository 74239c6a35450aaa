package io.tidemark.schemas.door;

import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.List;

/**
 * What a transaction that has passed {@link TransactionCheck} lacks for its features. It is decided all the same: what
 * depends on the missing part is missing in its vector, whose flags say why.
 *
 * <table>
 * <caption>Causes</caption>
 * <tr><td>{@code missing_amount}, {@code unknown_currency}, {@code negative_amount}, {@code amount_overflow}</td>
 *     <td>its amount is no money: no feature of amounts</td></tr>
 * <tr><td>{@code non_finite_number}, {@code location_off_earth}</td><td>its location is none: no feature of
 * places</td></tr>
 * <tr><td>{@code missing_terminal}, {@code oversized_terminal}, {@code unsound_terminal}</td>
 *     <td>its terminal cannot be told from others: no feature of the terminal, whose history it is not part
 *     of</td></tr>
 * </table>
 *
 * <p>One more, {@code mixed_currency}, depends on the catalogue and on what came before.
 */
public final class TransactionFlags {

    /** Beyond this a double is no longer exact, and no card payment gets there: 90 trillion euros. */
    static final long LARGEST_AMOUNT = 1L << 53;

    /** Cause: there is no amount. */
    public static final String MISSING_AMOUNT = "missing_amount";

    /** Cause: there is no terminal. */
    public static final String MISSING_TERMINAL = "missing_terminal";

    private TransactionFlags() {}

    /** The causes; empty is the rule. */
    public static List<String> of(Transaction transaction) {
        String amount = amount(transaction.getAmount());
        String location = location(transaction.getLocation());
        String terminal = terminal(transaction.getTerminalId());
        if (amount == null && location == null && terminal == null) {
            return List.of();
        }
        List<String> causes = new ArrayList<>();
        for (String cause : new String[] {amount, location, terminal}) {
            if (cause != null) {
                causes.add(cause);
            }
        }
        return List.copyOf(causes);
    }

    /** Whether it is an amount of money. */
    public static boolean usable(Money amount) {
        return amount(amount) == null;
    }

    /** Whether it is a place on the earth. */
    public static boolean usable(Location location) {
        return location != null && location(location) == null;
    }

    private static String amount(Money amount) {
        if (amount == null) {
            return MISSING_AMOUNT;
        }
        if (!Currencies.known(amount.getCurrency())) {
            return "unknown_currency";
        }
        if (amount.getMinorUnits() < 0) {
            return "negative_amount";
        }
        return amount.getMinorUnits() > LARGEST_AMOUNT ? "amount_overflow" : null;
    }

    private static String location(Location location) {
        if (location == null) {
            return null;
        }
        if (!Double.isFinite(location.getLatitude()) || !Double.isFinite(location.getLongitude())) {
            return "non_finite_number";
        }
        boolean onEarth = Math.abs(location.getLatitude()) <= 90 && Math.abs(location.getLongitude()) <= 180;
        return onEarth ? null : "location_off_earth";
    }

    private static String terminal(String terminal) {
        if (Ids.blank(terminal)) {
            return MISSING_TERMINAL;
        }
        if (Ids.oversized(terminal)) {
            return "oversized_terminal";
        }
        return Ids.unsound(terminal) ? "unsound_terminal" : null;
    }
}
