package io.tidemark.log.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary records for the serde's tests. */
final class Records {

    private Records() {}

    static Arbitrary<Transaction> transactions() {
        Arbitrary<String> text = Arbitraries.strings()
                .ofMaxLength(30)
                .filter(string -> string.equals(new String(string.getBytes(UTF_8), UTF_8)));
        Arbitrary<Money> money = Combinators.combine(Arbitraries.longs(), text).as(Money::new);
        Arbitrary<Location> location = Combinators.combine(Arbitraries.doubles(), Arbitraries.doubles())
                .as(Location::new);
        Arbitrary<Instant> time =
                Arbitraries.longs().between(-1L << 50, 1L << 50).map(Instant::ofEpochMilli);
        Arbitrary<Map<String, String>> attributes = Arbitraries.maps(text, text).ofMaxSize(4);
        return Combinators.combine(
                        text,
                        time,
                        text,
                        text,
                        money.injectNull(0.2),
                        text.injectNull(0.5),
                        location.injectNull(0.5),
                        attributes)
                .as((id, at, customer, terminal, amount, channel, place, more) -> Transaction.newBuilder()
                        .setTransactionId(id)
                        .setEventTime(at)
                        .setCustomerId(customer)
                        .setTerminalId(terminal)
                        .setAmount(amount)
                        .setChannel(channel)
                        .setLocation(place)
                        .setAttributes(more)
                        .build());
    }

    static Arbitrary<FeatureRecord> features() {
        Arbitrary<List<Double>> values = Arbitraries.doubles().list().ofMaxSize(40);
        Arbitrary<FeatureRecord> vectors = Combinators.combine(
                        transactions(),
                        values,
                        Arbitraries.longs(),
                        Arbitraries.of(TimeMode.class),
                        Arbitraries.of(true, false))
                .as((transaction, features, offset, mode, late) -> FeatureRecord.newBuilder()
                        .setVector(FeatureVector.newBuilder()
                                .setTransaction(transaction)
                                .setOrigin(new LogPosition(3, offset))
                                .setLoggedAt(Instant.EPOCH)
                                .setCatalogueHash("ab".repeat(32))
                                .setValues(features)
                                .setArrivalNumbers(Map.of("customer", offset))
                                .setTimeMode(mode)
                                .setLate(late)
                                .build())
                        .build());
        Arbitrary<FeatureRecord> controls = Arbitraries.longs().map(sequence -> FeatureRecord.newBuilder()
                .setControl(Control.newBuilder()
                        .setControlId("c-" + sequence)
                        .setSequence(sequence)
                        .setIssuedAt(Instant.EPOCH)
                        .build())
                .build());
        return Arbitraries.oneOf(vectors, controls);
    }
}
