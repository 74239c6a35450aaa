package io.tidemark.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.console.Samples;
import io.tidemark.console.board.Board;
import io.tidemark.console.board.Hub;
import io.tidemark.console.panel.HealthPanel;
import io.tidemark.console.panel.Panels;
import io.tidemark.console.panel.Place;
import io.tidemark.console.panel.Transactions;
import io.tidemark.schemas.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page in a real browser; skipped where there is no Chromium with a driver. Pictures: {@code target/pictures}. */
@Tag("component")
class ConsolePageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path TARGET = Path.of("target");

    private final Board board = new Board(
            Panels.of(
                    new Transactions(1_000, hash -> Optional.empty()),
                    new HealthPanel(() -> new HealthPanel.Reading(0, null))),
            InstantSource.system());

    private void traffic(int from, int to) {
        Instant now = InstantSource.system().instant().minusSeconds(2);
        for (int i = from; i < to; i++) {
            int number = i;
            Decision decision = i % 10 == 0 ? Decision.DECLINE : Decision.APPROVE;
            Place place = Samples.place("scores", i, now);
            board.take(place, panel -> panel.score(Samples.score(number, decision, number % 100 / 100.0, now), place));
            if (decision == Decision.DECLINE) {
                Place alert = Samples.place("alerts-fraud", i, now);
                board.take(alert, panel -> panel.alert(Samples.alert(number, now), alert));
            }
        }
        Samples.loop(board, now);
    }

    @Test
    void everyPanelShowsLiveDataAndNothingComesFromElsewhere() throws Exception {
        assumeTrue(Browser.isThere(), "chromium and chromium-driver are not installed");
        traffic(0, 200);
        ConsoleHttp.Site site = new ConsoleHttp.Site("127.0.0.1", 0, List.of(), Duration.ofSeconds(10));
        try (Hub hub = new Hub(board, 10).start();
                ConsoleHttp http = ConsoleHttp.start(site, board, hub, kind -> {});
                Browser browser = Browser.start(TARGET.resolve("chromedriver.log"))) {
            String page = "http://127.0.0.1:" + http.port() + "/";
            browser.size(1_400, 1_800);
            browser.open(page + "#theme=light&tx=t-190");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(number(browser, "#decisions polygon")).isEqualTo(2);
                assertThat(number(browser, "#scores rect.first")).isGreaterThanOrEqualTo(20);
                assertThat(number(browser, "#drift .row")).isEqualTo(2);
                assertThat(number(browser, "#timeline li")).isEqualTo(2);
                assertThat(number(browser, "#feed li")).isEqualTo(21);
                assertThat(number(browser, "#quality circle")).isEqualTo(3);
                assertThat(number(browser, "#reasons .row")).isEqualTo(1);
                assertThat(text(browser, "#health")).contains("decided normally", "100.0 %");
                assertThat(text(browser, "#transaction")).contains("t-190", "./tidemark replay t-190", "feature 1");
            });
            traffic(200, 300);
            await().atMost(PATIENCE).until(() -> number(browser, "#feed li") == 31);
            browser.run("document.querySelectorAll('details').forEach(one => one.open = true)");
            await().atMost(PATIENCE).until(() -> number(browser, "details table") == 7);
            browser.picture(TARGET.resolve("pictures/light.png"));
            assertThat(text(browser, "#feed")).as("texts are texts").contains("<img src=x onerror=alert(1)>");
            assertThat(number(browser, "img")).as("and no markup").isZero();
            browser.size(500, 3_000);
            assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth")
                            .asBoolean())
                    .as("nothing beside a narrow page")
                    .isTrue();
            browser.open("about:blank");
            browser.open(page + "#theme=dark");
            await().atMost(PATIENCE).until(() -> number(browser, "#feed li") == 31);
            browser.picture(TARGET.resolve("pictures/dark-phone.png"));
            JsonNode hosts = browser.run(
                    "return performance.getEntriesByType('resource').map(one => new URL(one.name).origin + '/')");
            assertThat(hosts).isNotEmpty().allMatch(host -> host.asText().equals(page));
            assertThat(browser.complaints()).as("what the browser complains of").isEmpty();
        }
    }

    private static int number(Browser browser, String selector) throws Exception {
        return browser.run("return document.querySelectorAll('" + selector + "').length")
                .asInt();
    }

    private static String text(Browser browser, String selector) throws Exception {
        return browser.run("return document.querySelector('" + selector + "').textContent")
                .asText();
    }
}
