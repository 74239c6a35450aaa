package io.tidemark.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Transaction;
import io.tidemark.webhooks.send.ScriptedEndpoint;
import io.tidemark.webhooks.send.ScriptedEndpoint.Reply;
import io.tidemark.webhooks.send.ScriptedEndpoint.Request;
import io.tidemark.webhooks.sign.StandardVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What an endpoint was told, and what it took. */
final class Deliveries {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String PRIVATE = "whsk_"
            + Base64.getEncoder()
                    .encodeToString(HexFormat.of()
                            .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUSTOMERS = 17;

    private final ScriptedEndpoint server;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    Deliveries(ScriptedEndpoint server, Function<Request, Reply> script) {
        this.server = server;
        turn(script);
    }

    /** What it does from now on. */
    void turn(Function<Request, Reply> script) {
        server.turn(request -> {
            Reply reply = script.apply(request);
            if (reply.text().startsWith("HTTP/1.1 2")
                    && !reply.text().contains("1000")
                    && reply.text().endsWith("ok")) {
                taken.add(key(request));
            }
            return reply;
        });
    }

    /** Keys that were answered with a whole 2xx, in their order. */
    List<String> taken() {
        return taken;
    }

    List<Request> requests() {
        return server.requests();
    }

    static FraudAlert alert(int number) {
        return FraudAlert.newBuilder()
                .setAlertId("0-" + number)
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId("t-" + number)
                        .setEventTime(Instant.parse("2026-11-30T12:00:00Z"))
                        .setCustomerId("c-" + number % CUSTOMERS)
                        .setTerminalId("k \u202eevil\u001b[31m <b>")
                        .build())
                .setOrigin(new LogPosition(0, (long) number))
                .setDecision(Decision.DECLINE)
                .setScore(0.97)
                .setPolicyVersion("1")
                .setRaisedAt(Instant.parse("2026-11-30T12:00:01Z"))
                .build();
    }

    static String text(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(Request request) {
        try {
            return JSON.readTree(text(request));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text(request), e);
        }
    }

    static String key(Request request) {
        return json(request).get("key").asText();
    }

    /** The first time that an alert is taken lies behind those of all before it of its customer. */
    void requireOrder() {
        Map<String, Integer> last = new HashMap<>();
        for (String key : taken.stream().distinct().toList()) {
            int number = Integer.parseInt(key.substring(2));
            Integer before = last.put("c-" + number % CUSTOMERS, number);
            assertThat(before == null || before < number)
                    .as(key + " came behind 0-" + before)
                    .isTrue();
        }
    }

    /** By the specification, both ways; and what strangers wrote is ASCII. */
    void requireSigned() throws Exception {
        StandardVerifier symmetric = StandardVerifier.symmetric(SECRET);
        StandardVerifier asymmetric = StandardVerifier.asymmetric(PUBLIC);
        long now = Instant.now().getEpochSecond();
        assertThat(requests()).isNotEmpty();
        for (Request request : requests()) {
            for (StandardVerifier verifier : List.of(symmetric, asymmetric)) {
                assertThat(verifier.accepts(
                                request.headers().get("webhook-id"),
                                request.headers().get("webhook-timestamp"),
                                request.headers().get("webhook-signature"),
                                request.body(),
                                now))
                        .isTrue();
            }
            assertThat(request.headers().get("webhook-id")).isEqualTo("alert_fraud_" + key(request));
            assertThat(text(request)).matches("[\\x20-\\x7e]+");
            assertThat(json(request).at("/data/transaction/terminal_id").asText())
                    .isEqualTo("k \u202eevil\u001b[31m <b>");
        }
    }
}
