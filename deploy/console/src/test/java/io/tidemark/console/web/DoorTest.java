package io.tidemark.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.console.web.Door.Asked;
import io.tidemark.console.web.Door.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    private final Door door = new Door(List.of("Console.example"));

    private Optional<String> refusal(Asked asked) {
        return door.refuse(asked).map(Refusal::kind);
    }

    private static Asked plain(String host) {
        return new Asked("GET", "/api/stream", host, null, null, null, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8083", "127.0.0.1:8083", "[::1]:8083", "console.example:80"})
    void itsOwnNamesAreLetIn(String host) {
        assertThat(refusal(plain(host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8083", "localhost:x", ""})
    void aNameThatWasLedHereIsNot(String host) {
        assertThat(refusal(plain(host))).contains("host");
    }

    @Test
    void norIsARequestWithoutAName() {
        assertThat(refusal(plain(null))).contains("host");
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, cors, /api/stream, ''",
        "none, navigate, /, ''",
        "cross-site, navigate, /, ''",
        "cross-site, navigate, /api/transaction, cross_site",
        "cross-site, no-cors, /, cross_site",
        "cross-site, cors, /api/stream, cross_site",
        "same-site, cors, /api/stream, cross_site"
    })
    void anotherSiteMayLinkToThePageAndNoMore(String site, String mode, String path, String kind) {
        Asked asked = new Asked("GET", path, "localhost", null, site, mode, 0);
        assertThat(refusal(asked).orElse("")).isEqualTo(kind);
    }

    @Test
    void anotherOriginIsRefused() {
        assertThat(refusal(new Asked("GET", "/", "localhost:1", "http://localhost:1", null, null, 0)))
                .isEmpty();
        assertThat(refusal(new Asked("GET", "/", "localhost:1", "http://localhost:2", null, null, 0)))
                .contains("cross_site");
        assertThat(refusal(new Asked("GET", "/", "localhost:1", "null", null, null, 0)))
                .contains("cross_site");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /, 0, method",
        "GET, /, 1, body",
        "GET, /, -1, body",
        "GET, /../x, 0, path",
        "GET, /%2e%2e/x, 0, path"
    })
    void whatIsNoQuestionIsRefused(String method, String path, long bytes, String kind) {
        assertThat(refusal(new Asked(method, path, "localhost", null, null, null, bytes)))
                .contains(kind);
    }
}
