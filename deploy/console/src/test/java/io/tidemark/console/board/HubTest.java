package io.tidemark.console.board;

import static io.tidemark.console.Samples.alert;
import static io.tidemark.console.Samples.place;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.console.Samples;
import io.tidemark.console.panel.HealthPanel;
import io.tidemark.console.panel.Panels;
import io.tidemark.console.panel.Place;
import io.tidemark.console.panel.Transactions;
import io.tidemark.console.tally.LogPlace;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HubTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final int MOST = 4;

    private final Board board = new Board(
            Panels.of(
                    new Transactions(10, hash -> Optional.empty()),
                    new HealthPanel(() -> new HealthPanel.Reading(0, null))),
            InstantSource.fixed(NOON));
    private final Hub hub = new Hub(board, MOST);
    private int alerts;

    /** A browser that reads when it is told to, and remembers the alerts that it was shown. */
    private static final class Reader implements Line {

        private final List<String> events = new ArrayList<>();
        private final Set<String> shown = new HashSet<>();
        private final boolean atOnce;
        private After waiting;
        private long missed;
        private boolean closed;

        private Reader(boolean atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public void send(byte[] bytes, After after) {
            assertThat(waiting).as("sent while it still reads").isNull();
            String event = new String(bytes, StandardCharsets.UTF_8);
            events.add(event);
            JsonNode feed = data(event).path("feed");
            feed.path("items")
                    .forEach(item -> assertThat(shown.add(item.path("id").asText()))
                            .as("shown once")
                            .isTrue());
            missed += feed.path("missed_at_most").asLong();
            waiting = after;
            if (atOnce) {
                read(true);
            }
        }

        private void read(boolean left) {
            After after = waiting;
            waiting = null;
            after.sent(left);
        }

        @Override
        public void close() {
            closed = true;
        }

        private LogPlace place() {
            String last = events.get(events.size() - 1);
            return LogPlace.parse(last.substring("id: ".length(), last.indexOf('\n')))
                    .orElse(LogPlace.BEGINNING);
        }
    }

    private static JsonNode data(String event) {
        try {
            assertThat(event).endsWith("\n\n");
            String line = event.strip()
                    .lines()
                    .filter(one -> one.startsWith("data: "))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(line.substring("data: ".length()));
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + event, e);
        }
    }

    private void raise(int count) {
        for (int i = 0; i < count; i++) {
            FraudAlert alert = alert(alerts, NOON);
            Place place = place("alerts-fraud", alerts++, NOON);
            board.take(place, panel -> panel.alert(alert, place));
        }
    }

    @Test
    void everyBrowserGetsTheSameBytesOfOneFrame() {
        Reader one = new Reader(true);
        Reader other = new Reader(true);
        hub.tick();
        hub.join(one, LogPlace.BEGINNING);
        hub.join(other, LogPlace.BEGINNING);
        raise(3);
        hub.tick();
        assertThat(one.events).hasSize(2).isEqualTo(other.events);
        assertThat(one.shown).hasSize(3);
        assertThat(data(one.events.get(0)).size()).as("panels at first").isEqualTo(9);
        assertThat(data(one.events.get(1)).has("drift"))
                .as("what has not changed")
                .isFalse();
    }

    @Test
    void aSlowBrowserGetsTheNewestFrameAndNoQueue() {
        Reader slow = new Reader(false);
        hub.tick();
        hub.join(slow, LogPlace.BEGINNING);
        for (int i = 0; i < 10; i++) {
            raise(5);
            hub.tick();
        }
        assertThat(slow.events).hasSize(1);
        slow.read(true);
        assertThat(slow.events).as("one more, not ten").hasSize(2);
        assertThat(slow.shown).as("alerts, those of the frames in between too").hasSize(50);
        assertThat(data(slow.events.get(1)).path("feed").path("taken").asInt()).isEqualTo(50);
        slow.read(true);
        assertThat(slow.events).hasSize(2);
        hub.tick();
        assertThat(slow.events).hasSize(3);
    }

    @Test
    void whoComesBackMissesNothingThatIsKeptAndIsToldOfTheRest() {
        Reader first = new Reader(true);
        hub.tick();
        hub.join(first, LogPlace.BEGINNING);
        raise(10);
        hub.tick();
        LogPlace away = first.place();
        Set<String> before = Set.copyOf(first.shown);
        raise(20);
        Reader again = new Reader(true);
        hub.join(again, away);
        hub.tick();
        assertThat(again.shown).as("only what is new").hasSize(20).doesNotContainAnyElementsOf(before);
        assertThat(again.missed).isZero();
        raise(300);
        hub.tick();
        Reader late = new Reader(true);
        hub.join(late, again.place());
        assertThat(again.missed).as("100 more than are kept came at once").isEqualTo(100);
        assertThat(late.missed).isZero();
        Reader older = new Reader(true);
        hub.join(older, away);
        assertThat(older.shown).hasSize(200);
        assertThat(older.missed).isEqualTo(120);
    }

    @Test
    void aBrowserThatIsGoneIsLetGoAndHoldsNobodyUp() {
        Reader gone = new Reader(false);
        Reader there = new Reader(true);
        hub.join(gone, LogPlace.BEGINNING);
        hub.join(there, LogPlace.BEGINNING);
        hub.tick();
        gone.read(false);
        hub.tick();
        assertThat(hub.size()).isEqualTo(1);
        assertThat(gone.closed).isTrue();
        assertThat(gone.events).hasSize(1);
        assertThat(there.events).hasSize(2);
    }

    @Test
    void noMoreBrowsersThanAreAllowedLookOn() {
        for (int i = 0; i < MOST; i++) {
            assertThat(hub.join(new Reader(false), LogPlace.BEGINNING)).isTrue();
        }
        assertThat(hub.join(new Reader(false), LogPlace.BEGINNING)).isFalse();
        hub.close();
        assertThat(hub.size()).isZero();
    }

    @Test
    void hostileTextsTravelAsTextsOnOneLine() {
        raise(1);
        Place place = place("scores", 0, NOON.minusSeconds(1));
        board.take(place, panel -> panel.score(Samples.score(0, Decision.DECLINE, 0.97, place.appended()), place));
        Reader reader = new Reader(true);
        hub.join(reader, LogPlace.BEGINNING);
        hub.tick();
        assertThat(reader.events.get(0).lines()).hasSize(4);
        JsonNode item = data(reader.events.get(0)).path("feed").path("items").path(0);
        assertThat(item.path("customer").asText()).isEqualTo("c-0" + Samples.HOSTILE);
        assertThat(item.path("reasons").path(0).asText()).endsWith(Samples.HOSTILE);
        assertThat(board.transaction("t-0").orElseThrow()).contains("\"decision\":\"DECLINE\"");
    }
}
