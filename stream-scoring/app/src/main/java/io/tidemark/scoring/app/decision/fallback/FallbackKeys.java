package io.tidemark.scoring.app.decision.fallback;

import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.cause.Rung;
import io.tidemark.settings.Entry;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What decides when the model in force cannot. */
public final class FallbackKeys {

    // Constants for the compiler, since values are checked under these names before the keys that have them by default.
    static final String CAUSE_PREFIX = "fallback.";
    static final String CURRENCY_NAME = "amount.currency";
    static final String RATES_NAME = "amount.rates";
    static final String STALE_NAME = "model.stale.after";
    static final String SLOW_NAME = "model.slow.after";
    static final String REST_NAME = "model.slow.rest";
    static final String RESTORING_NAME = "store.restoring.after";

    private static final FallbackSettings USUAL = FallbackSettings.USUAL;

    private static final Key<Duration> STALE_AFTER = Key.of(
                    STALE_NAME,
                    Kinds.DURATION,
                    "a model whose training data ended longer before a transaction is stale; 0 for never")
            .usually(USUAL.staleAfter());
    private static final Key<Duration> SLOW_AFTER = Key.of(
                    SLOW_NAME, Kinds.DURATION, "the limit of one call of a model; 0 for none")
            .usually(USUAL.slowAfter());
    private static final Key<Duration> SLOW_REST = Key.of(
                    REST_NAME, Kinds.DURATION, "how long a model that is too slow is not asked")
            .usually(USUAL.slowRest());
    private static final Key<Duration> RESTORING_AFTER = Key.of(
                    RESTORING_NAME,
                    Kinds.DURATION,
                    "a transaction that waited longer for this task's stores is flagged; 0 for never")
            .usually(USUAL.restoringAfter());

    private static final Key<BigDecimal> AMOUNT_REVIEW = Key.of(
                    "amount.review", Kinds.AMOUNT, "without a model, amounts from this on are reviewed; in major units")
            .usually(AmountPolicy.DEFAULT.review());
    private static final Key<BigDecimal> AMOUNT_DECLINE = Key.of(
                    "amount.decline",
                    Kinds.AMOUNT,
                    "without a model, amounts from this on are declined; in major units")
            .usually(AmountPolicy.DEFAULT.decline());
    private static final Key<String> AMOUNT_CURRENCY = Key.of(
                    CURRENCY_NAME, Kinds.TEXT, "the currency of both, by its ISO 4217 code")
            .usually("EUR");
    private static final Key<String> AMOUNT_RATES = Key.of(
                    RATES_NAME,
                    Kinds.TEXT,
                    "what one unit of another currency is worth in it, as in `USD:0.92,JPY:0.0061`; amounts in others"
                            + " are reviewed")
            .usually("");

    /** Decisions by the amount alone. */
    public static final Keys AMOUNTS = Keys.of(
            "amounts", "Decisions by the amount alone.", AMOUNT_REVIEW, AMOUNT_DECLINE, AMOUNT_CURRENCY, AMOUNT_RATES);

    /** When a decision is no normal one, and what is tried then. */
    public static final Keys LADDER = ladder();

    private FallbackKeys() {}

    /** What is tried in turn for a cause, the last of it certain. */
    private static Key<List<Rung>> answer(Cause cause) {
        return Key.of(
                        CAUSE_PREFIX + cause.flag(),
                        Kinds.list(Kinds.choice(Rung.class)),
                        "what decides in turn when a decision is flagged `" + cause.flag() + "`")
                .usually(cause.usual());
    }

    private static Keys ladder() {
        List<Entry> entries = new ArrayList<>(List.of(STALE_AFTER, SLOW_AFTER, SLOW_REST, RESTORING_AFTER));
        Arrays.stream(Cause.values()).map(FallbackKeys::answer).forEach(entries::add);
        return new Keys(
                "fallback",
                "What decides when the model in force cannot; see [fallback](../use/fallback.md).",
                entries);
    }

    /** @throws IllegalArgumentException naming everything that is wrong between the values */
    public static FallbackSettings settings(Settings settings) {
        Map<Cause, List<Rung>> answers = new EnumMap<>(Cause.class);
        for (Cause cause : Cause.values()) {
            answers.put(cause, settings.get(answer(cause)));
        }
        return new FallbackSettings(
                new FallbackLadder(answers),
                settings.get(STALE_AFTER),
                settings.get(SLOW_AFTER),
                settings.get(SLOW_REST),
                settings.get(RESTORING_AFTER));
    }

    /** @throws IllegalArgumentException in one sentence, if the values do not go together */
    public static AmountPolicy amounts(Settings settings) {
        return AmountPolicy.of(
                settings.get(AMOUNT_REVIEW),
                settings.get(AMOUNT_DECLINE),
                settings.get(AMOUNT_CURRENCY),
                settings.get(AMOUNT_RATES));
    }
}
