package io.tidemark.features.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** With outcomes on record, the audit finds what was served again, whatever the order in which all came. */
class OutcomeAuditPropertyTest {

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: audited
            currency: EUR
            features:
              - {name: count_3d, entity: customer, aggregate: count, window: 3d}
              - {name: declines_2d, entity: customer, aggregate: count, over: outcomes, where: "kind = 'declined'", window: 2d}
              - {name: declined_share, ratio: declines_2d, to: count_3d}
              - {name: refunded_5d, entity: customer, aggregate: sum, over: outcomes, where: "kind = 'refunded'", window: 5d, delay: 1h}
              - {name: since_9d, entity: customer, aggregate: seconds_since_last, over: outcomes, window: 9d}
              - {name: visited_3d, entity: terminal, aggregate: mean, over: outcomes, window: 3d}
            """);

    private static final AuditScope ALL =
            new AuditScope(CATALOGUE, Instant.MIN, Instant.MAX, Duration.ofDays(180), Duration.ofHours(1), 1_000);

    @Property(tries = 400)
    void whateverTheOrderOfArrivalItExplainsEveryValueThatWasServed(
            @ForAll long seed, @ForAll @IntRange(max = 90) int transactions) {
        List<Event> events = events(new Random(seed), transactions);
        Collections.shuffle(events, new Random(seed));
        Serving serving = serving(TimeMode.EAGER, events);
        AuditReport report = report(serving);
        assertThat(report.unexplained()).isZero();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.uncomparedValues()).isZero();
        assertThat(report.vectors()).isEqualTo(transactions);
    }

    @Property(tries = 200)
    void whatWasServedInEventOrderDoesNotDiffer(@ForAll long seed, @ForAll @IntRange(max = 90) int transactions) {
        AuditReport report = report(serving(TimeMode.ORDERED, events(new Random(seed), transactions)));
        assertThat(report.mismatches()).isZero();
        assertThat(report.vectors()).isEqualTo(transactions);
    }

    @Property(tries = 100)
    void aCountThatWasNotServedIsUnexplained(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int transactions) {
        Random random = new Random(seed);
        Serving serving = serving(TimeMode.ORDERED, events(random, transactions));
        int place = random.nextInt(transactions);
        int declines = CATALOGUE.featureNames().indexOf("declines_2d");
        serving.scores.set(place, AuditPropertyTest.tampered(serving.scores.get(place), declines));
        assertThat(report(serving).columns().get(declines).unexplained()).isEqualTo(1);
    }

    @Property(tries = 50)
    void anOutcomeThatWasRefusedAsTooLargeDoesNotCount(@ForAll long seed) {
        Random random = new Random(seed);
        List<Event> events = events(random, 20);
        Serving serving = serving(TimeMode.ORDERED, events);
        Outcome refused = Outcome.newBuilder(
                        outcome(random, serving.scores.get(0).getTransaction(), 0))
                .setCode("x".repeat(RecordBounds.USUAL.textChars() + 1))
                .build();
        serving.outcomes.add(new LoggedOutcome(refused, refused.getEventTime(), 0, 1_000_000));
        assertThat(report(serving).mismatches()).isZero();
    }

    private static AuditReport report(Serving serving) {
        Audit audit = new Audit(ALL);
        serving.scores.forEach(audit::served);
        serving.outcomes.forEach(audit::outcome);
        return audit.report();
    }

    private static Serving serving(TimeMode mode, List<Event> events) {
        Serving serving = new Serving(CATALOGUE, mode);
        for (Event event : events) {
            if (event.isOutcome()) {
                serving.outcome(event.outcome());
            } else {
                serving.transaction(event.transaction());
            }
        }
        return serving;
    }

    /** In the order of time; a third of the outcomes name nothing but their transaction, and some are said twice. */
    private static List<Event> events(Random random, int transactions) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            // Within a day, outcomes included, so that none is later than the engine allows.
            Instant time = Serving.begin().plusSeconds(900L * random.nextInt(4 * 20));
            Transaction transaction = Transaction.newBuilder()
                    .setTransactionId("t" + i)
                    .setEventTime(time)
                    .setCustomerId("c" + random.nextInt(3))
                    .setTerminalId("m" + random.nextInt(3))
                    .setAmount(new Money((long) random.nextInt(9_000), "EUR"))
                    .build();
            events.add(Event.of(transaction));
            for (int said = random.nextInt(4); said > 0; said--) {
                events.add(Event.of(outcome(random, transaction, random.nextInt(3) * 600L)));
            }
        }
        Collections.sort(events);
        return events;
    }

    private static Outcome outcome(Random random, Transaction of, long after) {
        // One that names the customer alone waits as well, since a feature asks for the terminal.
        int named = random.nextInt(3);
        Instant time = of.getEventTime().plusSeconds(after);
        return Outcome.newBuilder()
                .setTransactionId(of.getTransactionId())
                .setKind(random.nextBoolean() ? OutcomeKind.DECLINED : OutcomeKind.REFUNDED)
                .setEventTime(time)
                .setCustomerId(named > 0 ? of.getCustomerId() : null)
                .setTerminalId(named > 1 ? of.getTerminalId() : null)
                .setAmount(new Money((long) random.nextInt(9_000), random.nextInt(9) == 0 ? "USD" : "EUR"))
                .setObservedAt(random.nextBoolean() ? null : time.plusMillis(random.nextInt(9_000_000)))
                .setWithdrawn(random.nextInt(6) == 0)
                .build();
    }
}
