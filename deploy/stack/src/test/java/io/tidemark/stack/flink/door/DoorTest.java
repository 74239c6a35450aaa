package io.tidemark.stack.flink.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    private static final String OWN = "127.0.0.1:8082";
    private static final Door READ_ONLY = Door.of(List.of(), false);
    private static final Door OPEN = Door.of(List.of("flink.example"), true);

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:8082", "LOCALHOST:1", "localhost", "[::1]:8082", "flink.example", "Flink.Example:80"})
    void aServerIsAskedByItsOwnNames(String host) {
        assertThat(OPEN.refusal(request("GET", "/", host, null, null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "127.0.0.1.shop.example",
                "localhost@shop.example",
                "",
                "a b",
                "127.0.0.1:x",
                "localhost."
            })
    void whoeverCallsItSomethingElseIsRefused(String host) {
        assertThat(OPEN.refusal(request("GET", "/", host, null, null, null))).isPresent();
    }

    @Test
    void noHostAndTwoHostsAreRefused() {
        Request none = new Request("GET", "/", List.of(), List.of(), Optional.empty(), Optional.empty());
        Request two = new Request("GET", "/", List.of(OWN, OWN), List.of(), Optional.empty(), Optional.empty());
        assertThat(OPEN.refusal(none)).isPresent();
        assertThat(OPEN.refusal(two)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET, -, -, -, true",
                "GET, http://127.0.0.1:8082, same-origin, cors, true",
                "GET, -, none, navigate, true",
                "GET, -, cross-site, navigate, true",
                "GET, -, cross-site, no-cors, false",
                "GET, -, same-site, cors, false",
                "GET, http://shop.example, -, -, false",
                "GET, null, cross-site, cors, false",
                "GET, http://127.0.0.1:9000, same-site, cors, false",
                "POST, -, -, -, true",
                "POST, http://127.0.0.1:8082, same-origin, cors, true",
                "POST, -, cross-site, navigate, false",
                "POST, http://shop.example, -, -, false",
                "PATCH, null, -, -, false",
                "OPTIONS, http://shop.example, cross-site, cors, false",
            })
    void aPageElsewhereIsToldNothing(String method, String origin, String site, String mode, boolean passes) {
        assertThat(OPEN.refusal(request(method, "/jobs", OWN, origin, site, mode))
                        .isEmpty())
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /jobs, true",
        "HEAD, /, true",
        "POST, /jobs, false",
        "PATCH, /jobs/1, false",
        "DELETE, /jars/x, false",
        "GET, /jobs/1/yarn-cancel, false",
        "GET, /v1/jobs/1/YARN-STOP?x, false",
        "TRACE, /, false"
    })
    void nothingIsChangedUnlessTheSettingsLet(String method, String path, boolean passes) {
        assertThat(READ_ONLY
                        .refusal(request(method, path, OWN, null, null, null))
                        .isEmpty())
                .isEqualTo(passes);
        assertThat(OPEN.refusal(request(method, path, OWN, null, null, null))).isEmpty();
    }

    private static Request request(String method, String path, String host, String origin, String site, String mode) {
        return new Request(
                method,
                path,
                List.of(host),
                origin == null ? List.of() : List.of(origin),
                Optional.ofNullable(site),
                Optional.ofNullable(mode));
    }
}
