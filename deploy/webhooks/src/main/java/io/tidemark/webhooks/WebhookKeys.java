package io.tidemark.webhooks;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.settings.Family;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.start.OperationsKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings of the process that sends alerts to endpoints. */
public final class WebhookKeys {

    static final Family ENDPOINTS = new Family(
            "endpoint.",
            "NAME.PART",
            "an endpoint and its parts: `url`; `secrets`, files with one key a line (`whsec_BASE64` or `whsk_BASE64`);"
                    + " `topic`, `fraud` (usual), `drift` or `model`; `decisions`, those it is told of, usually all");

    static final Key<List<String>> HOSTS = Key.of(
                    "hosts",
                    Kinds.list(Kinds.TEXT),
                    "hosts that may be called, by name or as `*.example.com`; no other is")
            .usually(List.of());
    static final Key<List<String>> HOSTS_PRIVATE = Key.of(
                    "hosts.private",
                    Kinds.list(Kinds.TEXT),
                    "of them, those whose addresses may lead into a private network or to this machine")
            .usually(List.of());
    static final Key<List<String>> HOSTS_PLAIN = Key.of(
                    "hosts.plain", Kinds.list(Kinds.TEXT), "of them, those that may be called by http, without TLS")
            .usually(List.of());
    static final Key<Duration> CONNECT_TIMEOUT = Key.of(
                    "connect.timeout", Kinds.DURATION, "how long an endpoint may take to accept a connection")
            .usually(Duration.ofSeconds(5))
            .atLeast(Duration.ofMillis(1));
    static final Key<Duration> ANSWER_TIMEOUT = Key.of(
                    "answer.timeout", Kinds.DURATION, "how long the whole of an answer may take")
            .usually(Duration.ofSeconds(15))
            .atLeast(Duration.ofMillis(1));
    static final Key<Duration> RETRY_FIRST = Key.of(
                    "retry.first",
                    Kinds.DURATION,
                    "how long to wait at most before the second try; twice as long before each that follows")
            .usually(Duration.ofSeconds(5))
            .atLeast(Duration.ofMillis(1));
    static final Key<Duration> RETRY_MOST = Key.of(
                    "retry.most", Kinds.DURATION, "how long to wait at most between two tries")
            .usually(Duration.ofMinutes(5))
            .atLeast(Duration.ofMillis(1));
    static final Key<Duration> HOLD = Key.of(
                    "hold",
                    Kinds.DURATION,
                    "how long an alert is tried while those of its customer wait behind it; then it is a dead letter,"
                            + " and the next delivery says that it is missing, unless the endpoint takes nothing at"
                            + " all: an outage buries nothing")
            .usually(Duration.ofHours(1))
            .atLeast(Duration.ofMillis(1));
    static final Key<Integer> AT_ONCE = Key.of(
                    "at.once", Kinds.WHOLE, "requests that one endpoint gets at the same time at most")
            .usually(8)
            .atLeast(1)
            .atMost(1_000);
    static final Key<Integer> IN_FLIGHT = Key.of(
                    "in.flight",
                    Kinds.WHOLE,
                    "alerts that are read for one endpoint and not taken by it at most; nothing is read beyond that")
            .usually(500)
            .atLeast(1)
            .atMost(100_000);

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "webhooks",
            "Sends alerts to HTTP endpoints, signed by Standard Webhooks.",
            ConnectionKeys.ALL,
            OperationsKeys.ALL,
            Keys.of("endpoints", "Who is told.", ENDPOINTS, HOSTS, HOSTS_PRIVATE, HOSTS_PLAIN),
            Keys.of(
                    "deliveries",
                    "How often and how long it is tried.",
                    CONNECT_TIMEOUT,
                    ANSWER_TIMEOUT,
                    RETRY_FIRST,
                    RETRY_MOST,
                    HOLD,
                    AT_ONCE,
                    IN_FLIGHT));

    private WebhookKeys() {}

    /** Whether anybody is to be told by these settings. */
    public static boolean namesEndpoints(Map<String, String> settings) {
        return settings.keySet().stream().anyMatch(key -> key.startsWith(ENDPOINTS.prefix()));
    }
}
