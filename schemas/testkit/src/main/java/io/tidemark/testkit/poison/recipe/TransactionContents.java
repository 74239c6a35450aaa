package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Decided;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** Transactions that can be read and make no sense: who, when, how much, where. */
public final class TransactionContents {

    private static final String ABSURD_TIME = "absurd_event_time";

    private TransactionContents() {}

    public static List<Poison> all() {
        return List.of(
                buried("blank-transaction-id", "missing_id", (kit, tx) -> tx.setTransactionId(blank(kit))),
                buried("blank-customer", "missing_id", (kit, tx) -> tx.setCustomerId(blank(kit))),
                buried(
                        "control-characters-in-id",
                        "unsound_id",
                        (kit, tx) -> tx.setTransactionId("\u001b[2K\rall is well\n" + kit.id())),
                buried(
                        "control-characters-in-customer",
                        "unsound_id",
                        (kit, tx) -> tx.setCustomerId("\0" + kit.customer())),
                buried("year-9999", ABSURD_TIME, (kit, tx) -> tx.setEventTime(Instant.parse("9999-12-31T23:59:59Z"))),
                buried("year-1970", ABSURD_TIME, (kit, tx) -> tx.setEventTime(Instant.EPOCH)),
                buried(
                        "ahead-of-the-log",
                        ABSURD_TIME,
                        (kit, tx) -> tx.setEventTime(kit.time().plus(Duration.ofHours(30)))),
                buried(
                        "end-of-all-numbers",
                        ABSURD_TIME,
                        (kit, tx) -> tx.setEventTime(
                                Instant.ofEpochMilli(kit.random().nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE))),
                decided("no-amount", "missing_amount", (kit, tx) -> tx.setAmount(null)),
                decided(
                        "negative-amount",
                        "negative_amount",
                        (kit, tx) -> tx.setAmount(new Money(-1L - kit.random().nextInt(9_999), "EUR"))),
                decided(
                        "smallest-number",
                        "negative_amount",
                        (kit, tx) -> tx.setAmount(new Money(Long.MIN_VALUE, "EUR"))),
                decided(
                        "amount-overflow",
                        "amount_overflow",
                        (kit, tx) -> tx.setAmount(
                                new Money(Long.MAX_VALUE - kit.random().nextInt(9), "EUR"))),
                decided(
                        "unknown-currency",
                        "unknown_currency",
                        (kit, tx) -> tx.setAmount(new Money(
                                500L,
                                List.of("XXQ", "", "eur", "E\u0000R", "EURO")
                                        .get(kit.random().nextInt(5))))),
                decided("precious-metal", "unknown_currency", (kit, tx) -> tx.setAmount(new Money(500L, "XAU"))),
                decided(
                        "off-the-earth",
                        "location_off_earth",
                        (kit, tx) ->
                                tx.setLocation(new Location(90.1 + kit.random().nextInt(1_000), 0.0))),
                decided(
                        "non-finite-location",
                        "non_finite_number",
                        (kit, tx) -> tx.setLocation(new Location(Double.NaN, Double.NEGATIVE_INFINITY))),
                decided("blank-terminal", "missing_terminal", (kit, tx) -> tx.setTerminalId(blank(kit))),
                poison("zero-amount", Decided::of, (kit, tx) -> tx.setAmount(new Money(0L, "EUR"))),
                poison("no-minor-unit", Decided::of, (kit, tx) -> tx.setAmount(new Money(5_000L, "JPY"))),
                poison("strange-texts", Decided::of, (kit, tx) -> tx.setChannel("\u202egnp.exe\u0000")
                        .setCountry("\uFFFD")
                        .setCategory("")
                        .setDevice("<script>alert(1)</script>")),
                poison(
                        "late-by-months",
                        Decided::of,
                        (kit, tx) -> tx.setEventTime(kit.time()
                                .minus(Duration.ofDays(100 + kit.random().nextInt(300))))),
                Poison.of("foreign-currency", Topics.TRANSACTIONS, TransactionContents::foreignCurrency));
    }

    /** One customer pays in euros, in dollars, in euros: each payment is decided. */
    private static List<PoisonRecord> foreignCurrency(Ingredients kit) {
        return List.of(
                payment(kit, "1", "EUR", Decided.of(kit.id() + "1")),
                payment(kit, "2", "USD", Decided.of(kit.id() + "2", "mixed_currency")),
                payment(kit, "3", "EUR", Decided.of(kit.id() + "3")));
    }

    private static PoisonRecord payment(Ingredients kit, String number, String currency, Treatment treatment) {
        return record(
                kit,
                kit.transaction()
                        .setTransactionId(kit.id() + number)
                        .setEventTime(kit.time())
                        .setTerminalId(kit.id() + "-x")
                        .setAmount(new Money(2_500L, currency)),
                treatment);
    }

    private static Poison buried(String name, String cause, BiConsumer<Ingredients, Transaction.Builder> spoil) {
        return poison(name, id -> Buried.as(cause), spoil);
    }

    private static Poison decided(String name, String flag, BiConsumer<Ingredients, Transaction.Builder> spoil) {
        return poison(name, id -> Decided.of(id, flag), spoil);
    }

    private static Poison poison(
            String name,
            java.util.function.Function<String, Treatment> treatment,
            BiConsumer<Ingredients, Transaction.Builder> spoil) {
        return Poison.one(name, Topics.TRANSACTIONS, kit -> {
            Transaction.Builder builder = kit.transaction();
            spoil.accept(kit, builder);
            return record(kit, builder, treatment.apply(kit.id()));
        });
    }

    private static PoisonRecord record(Ingredients kit, Transaction.Builder builder, Treatment treatment) {
        return PoisonRecord.of(
                Topics.TRANSACTIONS, kit.customer(), kit.encode(Topics.TRANSACTIONS, builder.build()), treatment);
    }

    private static String blank(Ingredients kit) {
        return " ".repeat(kit.random().nextInt(3));
    }
}
