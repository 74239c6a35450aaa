package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.features.yaml.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping says of times, ids and rounding that cannot be meant. */
class TimeKeysTest {

    private static final String HEAD =
            """
            name: mine
            columns: {transaction_id: id, event_time: %s, customer_id: who, terminal_id: where, amount: paid}
            currency: EUR
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "at; time: yyyy-MM-DD HH:mm:ss; day of the year",
                "at; time: [yyyy, MM]; there are 2 patterns for 1 columns",
                "'[a, b]'; time: epoch_seconds; epoch_seconds stands in one column, and 2 are named",
                "'[a, b, c]'; time: iso; iso stands in one column, or in two",
                "'[a, b]'; hours_since: 2017-12-01; what is counted stands in one column",
                "at; hours_since: yesterday; 'yesterday' is no day and no time to count from",
                "at; hours_since: 2017-02-29; is no day",
                "at; amount_rounding: bankers; unknown amount_rounding 'bankers'",
                "'[]'; time: iso; has an empty list",
                "at; name2: x; unknown key 'name2'",
            })
    void isRefusedWithTheReason(String columns, String line, String reason) {
        String yaml = HEAD.formatted(columns) + (line.contains("time") || line.contains("since") ? "" : "time: iso\n")
                + line + "\n";
        var refused = catchThrowableOfType(InvalidMappingException.class, () -> Mapping.read(yaml));
        assertThat(refused.problems())
                .hasSize(1)
                .first()
                .extracting(Problem::reason)
                .asString()
                .contains(reason);
    }

    @Test
    void theFormOfTheTimesIsSaidOnce() {
        var refused = catchThrowableOfType(
                InvalidMappingException.class,
                () -> Mapping.read(HEAD.formatted("at") + "time: iso\nhours_since: 2017-12-01\n"));
        assertThat(refused).hasMessageContaining("the form of the times is said twice");
    }
}
