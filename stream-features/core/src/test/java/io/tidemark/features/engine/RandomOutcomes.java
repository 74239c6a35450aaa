package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Outcomes at distances of a few milliseconds: late, said again otherwise, taken back, in several currencies. */
final class RandomOutcomes {

    private static final String FEATURES =
            """
            features:
              - {name: declines, entity: %1$s, aggregate: count, over: outcomes, where: "kind = 'declined'", window: 10ms}
              - {name: all, entity: %1$s, aggregate: count, over: outcomes, window: 30ms, delay: 2ms}
              - {name: declines_to_all, ratio: declines, to: all}
              - {name: refunded, entity: %1$s, aggregate: sum, over: outcomes, where: "kind = 'refunded'", window: 20ms}
              - {name: mean, entity: %1$s, aggregate: mean, over: outcomes, window: 30ms}
              - {name: deviation, entity: %1$s, aggregate: standard_deviation, of: amount, over: outcomes, window: 30ms}
              - {name: least, entity: %1$s, aggregate: min, over: outcomes, where: "kind != 'declined'", window: 25ms}
              - {name: most, entity: %1$s, aggregate: max, over: outcomes, window: 25ms, delay: 3ms}
              - {name: last, entity: %1$s, aggregate: last, over: outcomes, of: amount, window: 30ms}
              - {name: since, entity: %1$s, aggregate: seconds_since_last, over: outcomes, where: "kind in ('declined', 'reversed')", window: 40ms}
              - {name: known, entity: %1$s, aggregate: seconds_since_first, over: outcomes, window: 40ms}
              - {name: share, entity: %1$s, aggregate: share, over: outcomes, where: "code = '51'", window: 30ms}
              - {name: codes, entity: %1$s, aggregate: distinct, over: outcomes, of: code, window: 30ms}
              - {name: mixture, entity: %1$s, aggregate: entropy, over: outcomes, of: kind, window: 30ms}
              - {name: large, entity: %1$s, aggregate: count, over: outcomes, where: "amount >= 5", window: 15ms}
              - {name: untold, entity: %1$s, aggregate: count, over: outcomes, where: "code is missing", window: 15ms}
              - {name: euros, entity: %1$s, aggregate: sum, over: outcomes, where: "currency = 'EUR'", window: 30ms}
            """;

    private static final List<String> CODES = List.of("51", "05", "14", "N7", "");

    private static final List<OutcomeKind> KINDS = List.of(
            OutcomeKind.DECLINED,
            OutcomeKind.DECLINED,
            OutcomeKind.REFUNDED,
            OutcomeKind.REVERSED,
            OutcomeKind.AUTHORISED,
            OutcomeKind.STEP_UP_FAILED);

    private final Random random;
    private final List<Outcome> before = new ArrayList<>();

    RandomOutcomes(Random random) {
        this.random = random;
    }

    /** All aggregates that outcomes have, of one entity or of two fields together. */
    static Catalogue catalogue(String currency, String entity) {
        return CatalogueReader.read("name: outcomes\ncurrency: " + currency + "\n" + FEATURES.formatted(entity));
    }

    /**
     * The next, of any transaction or about one of those before once more.
     *
     * @param newest the latest time so far, in milliseconds after the beginning
     */
    Outcome next(long newest) {
        Outcome outcome;
        if (!before.isEmpty() && random.nextInt(4) == 0) {
            Outcome again = before.get(Math.max(0, before.size() - 1 - random.nextInt(12)));
            outcome = random.nextInt(3) == 0
                    ? toldLater(again)
                    : said(again.getTransactionId(), again.getKind(), again.getEventTime());
        } else {
            int gap = random.nextInt(30) == 0 ? 400 : random.nextInt(8);
            long time = random.nextInt(3) == 0
                    ? newest - random.nextInt(random.nextInt(10) == 0 ? 200 : 40)
                    : newest + gap * random.nextInt(2);
            OutcomeKind kind = KINDS.get(random.nextInt(KINDS.size()));
            outcome = said("t" + random.nextInt(6), kind, Samples.BEGIN.plusMillis(time));
        }
        before.add(outcome);
        return outcome;
    }

    /** The same once more, perhaps known anew. */
    private Outcome toldLater(Outcome outcome) {
        return random.nextBoolean()
                ? outcome
                : Outcome.newBuilder(outcome)
                        .setObservedAt(outcome.getEventTime().plusMillis(random.nextInt(30)))
                        .build();
    }

    /** Something that is said of a transaction. */
    Outcome said(String transaction, OutcomeKind kind, Instant time) {
        int currency = random.nextInt(12);
        Money amount = currency == 0
                ? null
                : new Money(
                        (long) random.nextInt(random.nextInt(5) == 0 ? 3 : 2_000),
                        currency == 1 ? "USD" : currency == 2 ? "JPY" : "EUR");
        return Outcome.newBuilder()
                .setTransactionId(transaction)
                .setKind(kind)
                .setEventTime(time)
                .setCode(random.nextInt(4) == 0 ? null : CODES.get(random.nextInt(CODES.size())))
                .setAmount(amount)
                .setObservedAt(random.nextBoolean() ? null : time.plusMillis(random.nextInt(30) - 3))
                .setWithdrawn(random.nextInt(6) == 0)
                .build();
    }
}
