package io.tidemark.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.HostileRecord;
import io.tidemark.cli.print.Output;
import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.text.Unseen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertStoryTest {

    private static final String ACTING =
            "t1\u001b[2J\n2026-01-01  forged\u202E\u2066\u200b\u2028\u009b2J<script src=x>alert('1')</script>&amp;\"";
    private static final String HOSTILE = ACTING + "x".repeat(1 << 20);
    /** As long as this reader of JSON takes a name to be. */
    private static final String NAMED = ACTING + "x".repeat(40_000);

    @Test
    void nothingInAStoryActsOnATerminalOrBeginsALineOfItsOwn() {
        String harmless = AlertStoryText.lines(story("t1"));
        String hostile = AlertStoryText.lines(story(HOSTILE));
        assertThat(acting(hostile)).isEmpty();
        assertThat(hostile.lines()).hasSameSizeAs(harmless.lines().toList());
        assertThat(hostile.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
        assertThat(hostile).contains("t1\\u001b[2J", "more characters)");
        assertThat(hostile.length()).isLessThan(300_000);
    }

    @Test
    void nothingInAStoryIsMarkupOfThePageOrFetchesAnything() {
        String page = AlertPage.of(story(HOSTILE));
        assertThat(acting(page)).isEmpty();
        assertThat(page)
                .doesNotContain("<script")
                .contains("&lt;script src=x&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;&quot;")
                .contains("Content-Security-Policy", "default-src 'none'", "more characters)");
        assertThat(page.length()).isLessThan(400_000);
        assertThat(page.split("<tr>")).hasSameSizeAs(AlertPage.of(story("t1")).split("<tr>"));
    }

    @Test
    void aDocumentHoldsWhatTheLogHoldsToTheLetter() throws Exception {
        String json = Output.toPrettyJson(AlertStoryJson.of(story(NAMED)));
        assertThat(acting(json)).isEmpty();
        JsonNode read = new ObjectMapper().readTree(json);
        assertThat(read.path("alert").path("transaction").path("transaction_id").asText())
                .isEqualTo(NAMED);
        assertThat(read.path("retraction").path("why").asText()).isEqualTo(NAMED);
        assertThat(read.path("labels").path(0).path("transaction_id").asText()).isEqualTo(NAMED);
        assertThat(read.path("before")
                        .path(0)
                        .path("transaction")
                        .path("customer_id")
                        .asText())
                .isEqualTo(NAMED);
    }

    @Test
    void theCustomerIsToldEachSentenceOnceAndNothingOfWhatHasNone() {
        FraudAlert alert = FraudAlert.newBuilder(HostileRecord.of(FraudAlert.class, "t1"))
                .setReasons(List.of(
                        reason("A", "unusual amount"),
                        reason("B", ""),
                        reason("C", "late"),
                        reason("D", "unusual amount")))
                .setRetraction(null)
                .build();
        AlertStory story =
                new AlertStory(alert, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), Nouns.USUAL);
        assertThat(story.publicSentences()).containsExactly("unusual amount", "late");
        assertThat(AlertStoryText.parts(story))
                .extracting(StoryPart::title)
                .containsExactly(
                        "What it says",
                        "The transaction",
                        "Why",
                        "What the customer may be told",
                        "By what it was decided");
        assertThat(AlertStoryText.lines(story)).containsPattern("state +stands");
    }

    @Test
    void featuresHaveTheirNamesIfTheModelIsKnownAndNumbersIfNot() {
        Score decision = Score.newBuilder(HostileRecord.of(Score.class, "t1"))
                .setVector(List.of(1.5, Double.NaN))
                .build();
        assertThat(with(decision, List.of("amount", "mean")).values())
                .containsExactly(Map.entry("amount", 1.5), Map.entry("mean", Double.NaN));
        assertThat(with(decision, List.of()).values().keySet()).containsExactly("value 1", "value 2");
        assertThat(AlertStoryText.lines(with(decision, List.of("amount", "mean"))))
                .containsPattern("amount +1.5\n")
                .containsPattern("mean +missing");
    }

    private static AlertStory with(Score decision, List<String> features) {
        return new AlertStory(
                HostileRecord.of(FraudAlert.class, "t1"),
                Optional.empty(),
                Optional.of(decision),
                features,
                List.of(),
                List.of(),
                Nouns.USUAL);
    }

    private static AlertStory story(String text) {
        FraudAlert alert = HostileRecord.of(FraudAlert.class, text);
        Score score = HostileRecord.of(Score.class, text);
        return new AlertStory(
                alert,
                Optional.of(alert),
                Optional.of(score),
                List.of(text),
                List.of(score),
                List.of(HostileRecord.of(Label.class, text)),
                Nouns.USUAL);
    }

    private static Reason reason(String code, String told) {
        return Reason.newBuilder()
                .setCode(code)
                .setSentence(code)
                .setFeature("f")
                .setValue(1)
                .setContribution(1)
                .setPublicSentence(told)
                .build();
    }

    private static List<String> acting(String text) {
        return text.replace("\n", "")
                .codePoints()
                .filter(Unseen::is)
                .mapToObj(Integer::toHexString)
                .distinct()
                .toList();
    }
}
