package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.Transform;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventFeaturesTest {

    @Property(tries = 2_000)
    void calendarFeaturesAreThoseOfTheWallClockInEveryZone(
            @ForAll @LongRange(min = -2_000_000_000_000L, max = 4_000_000_000_000L) long millis) {
        for (String zone : new String[] {"UTC", "Europe/Brussels", "Asia/Kathmandu", "America/St_Johns"}) {
            Instant at = Instant.ofEpochMilli(millis);
            ZonedDateTime local = at.atZone(ZoneId.of(zone));
            int day = local.getDayOfWeek().getValue();
            assertThat(features(zone, at, 0, "EUR"))
                    .containsExactly(0, 0, day >= 6 ? 1 : 0, local.getHour() <= 6 ? 1 : 0, local.getHour(), day);
        }
    }

    @Test
    void amountsAreInMajorUnitsWhateverTheCurrencysExponent() {
        Instant at = Instant.parse("2024-03-02T06:59:59.999Z");
        assertThat(features("UTC", at, 1_999, "EUR")).containsExactly(19.99, Math.log1p(19.99), 1, 1, 6, 6);
        assertThat(features("UTC", at, 1_999, "JPY")[0]).isEqualTo(1_999);
        assertThat(features("UTC", at, 1_999, "KWD")[0]).isEqualTo(1.999);
    }

    @ParameterizedTest
    @CsvSource({
        "-1.3598071336738, -1.3598071336738",
        "1e-3, 0.001",
        "+7, 7",
        "' 2.50 ', 2.5",
        "1E+2, 100",
        ".5, 0.5",
        "5., 5",
        "'', NaN",
        "NaN, NaN",
        "Infinity, NaN",
        "1e999, NaN",
        "0x1p3, NaN",
        "1f, NaN",
        "'1,5', NaN",
        "\u0661, NaN",
        ", NaN",
    })
    void aNumberIsReadOfATextOrMissing(String text, Double expected) {
        var catalogue =
                CatalogueReader.read("name: x\nfeatures:\n  - {name: V1, transform: number, of: attributes.V1}\n");
        Transaction transaction = Transaction.newBuilder(Samples.transaction("x", 0))
                .setAttributes(text == null ? Map.of() : Map.of("V1", text))
                .build();
        double[] vector = new double[1];
        new EventFeatures(catalogue).fill(transaction, true, vector);
        assertThat(vector[0]).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyTransformCanBeNamedInACatalogueAndGivesItsValue(Transform transform) {
        String of = transform.ofAText() ? ", of: attributes.V1" : "";
        var catalogue = CatalogueReader.read("name: x\nzone: UTC\ndictionaries: {attributes.V1: [\"7\"]}\nfeatures:\n"
                + "  - {name: f, transform: " + transform.word() + of + "}\n");
        Transaction transaction = Transaction.newBuilder(Samples.transaction("x", 0))
                .setAttributes(Map.of("V1", "7"))
                .build();
        double[] vector = {Double.NaN};
        new EventFeatures(catalogue).fill(transaction, true, vector);
        assertThat(vector[0]).isFinite();
        new EventFeatures(catalogue).fill(transaction, false, vector);
        assertThat(Double.isNaN(vector[0])).isEqualTo(transform.ofTheAmount());
    }

    private static double[] features(String zone, Instant at, long minorUnits, String currency) {
        var catalogue = CatalogueReader.read(
                "name: x\nzone: " + zone + "\n"
                        + """
                features:
                  - {name: a, transform: amount}
                  - {name: l, transform: log_amount}
                  - {name: w, transform: weekend}
                  - {name: n, transform: night}
                  - {name: h, transform: hour}
                  - {name: d, transform: day_of_week}
                """);
        Transaction transaction = Transaction.newBuilder(Samples.transaction("x", 0))
                .setEventTime(at)
                .setAmount(new Money(minorUnits, currency))
                .build();
        double[] vector = new double[6];
        new EventFeatures(catalogue).fill(transaction, true, vector);
        return vector;
    }
}
