package io.tidemark.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    private static final Hosts HOSTS =
            new Hosts(List.of("hooks.example.com", "*.partner.example"), List.of("in.partner.example"), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2002:a00:1::",
                "2001:db8::1",
                "2001::1",
                "3fff::1"
            })
    void addressesThatLeadInwardsAreNotPublic(String address) throws Exception {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() ->
                        HOSTS.address("hooks.example.com", host -> new InetAddress[] {InetAddress.getByName(address)}))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("which is no public address; only `hosts.private` may lead there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.1.0.1",
                "198.17.1.1",
                "223.255.255.1",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "2002:101:101::"
            })
    void addressesOfTheInternetArePublic(String address) throws Exception {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void oneAddressInwardsAmongOthersIsEnoughToRefuseAndAHostInsideMayLeadThere() throws Exception {
        InetAddress[] both = {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};
        assertThatThrownBy(() -> HOSTS.address("hooks.example.com", host -> both))
                .isInstanceOf(RefusedAddressException.class);
        assertThat(HOSTS.address("in.partner.example", host -> both)).isEqualTo(both[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://hooks.example.com/x | ",
                "https://HOOKS.example.com/x | ",
                "https://a.b.partner.example | ",
                "https://partner.example | is not among those that may be called",
                "https://evilpartner.example | is not among those that may be called",
                "https://hooks.example.com.evil.net | is not among those that may be called",
                "https://hooks.example.com@evil.net/ | a user or a password in the URL would be shown",
                "http://hooks.example.com/ | is to be called by https",
                "ftp://hooks.example.com/ | is an https URL with a host",
                "file:/etc/passwd | is an https URL with a host",
                "https://127.0.0.1/ | is not among those that may be called",
            })
    void onlyHostsThatAreNamedAreCalledAndByTlsUnlessNamedForThatToo(String url, String objection) {
        if (objection == null) {
            assertThat(HOSTS.objection(URI.create(url))).isEmpty();
        } else {
            assertThat(HOSTS.objection(URI.create(url)).orElseThrow()).contains(objection);
        }
    }

    @Test
    void retryAfterIsSecondsOrADateAndADayAtMost() {
        Instant now = Instant.parse("2026-11-30T12:00:00Z");
        assertThat(RetryAfter.of("120", now)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Mon, 30 Nov 2026 12:01:00 GMT", now)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.of("Mon, 30 Nov 2026 11:01:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.of("999999999", now)).contains(Duration.ofDays(1));
        assertThat(RetryAfter.of("soon", now)).isEmpty();
        assertThat(RetryAfter.of("-1", now)).isEmpty();
    }

    @Test
    void waitsDoubleUpToTheirBoundAndAreDrawnFromTheUpperHalf() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
        Random random = new Random(7);
        for (int attempt = 1; attempt < 200; attempt++) {
            long most = Math.min(300_000, 1_000L << Math.min(attempt - 1, 20));
            assertThat(backoff.after(attempt, random).toMillis()).isBetween(most / 2, most);
        }
    }
}
