package io.tidemark.scoring.policy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policies;
import io.tidemark.scoring.policy.PolicyEngine.Heard;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.Ruling.Unanswered;
import io.tidemark.scoring.policy.file.InvalidPolicyException;
import io.tidemark.scoring.policy.list.ListSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LivePolicyTest {

    private static final PolicyText TEXT = text(Policies.text(
            "rules:",
            "  - {id: often, when: features.CUSTOMER_ID_NB_TX_1DAY_WINDOW > 5.0, then: review}",
            "  - {id: high, when: transaction.amount > 1000, then: decline}"));

    @Test
    void theSameTextFromEveryEditorHasOneHash() {
        String yaml = TEXT.getText();

        assertThat(text(yaml.replace("\n", "\r\n"))).isEqualTo(TEXT);
        assertThat(text(yaml.strip())).isEqualTo(TEXT);
        assertThat(text(yaml.replace("1000", "1001")).getSha256()).isNotEqualTo(TEXT.getSha256());
    }

    @Test
    void aTextThatWasTamperedWithIsRefused() {
        refused(changed(TEXT.getText().replace("1000", "9000"), TEXT.getCatalogue()), "another hash than");
        refused(changed(TEXT.getText(), TEXT.getCatalogue().replace("window: 1d", "window: 2d")), "its catalogue has");
        refused(changed("name: cards\n", "features: []\n"), "another hash than", "its catalogue, line 1");
    }

    @Test
    void itSaysWhetherItAsksForRanks() {
        String rule = Policies.text("rules:", "  - {id: top, when: rank > 0.99, then: review}");
        assertThat(LivePolicy.of(text(rule)).asksForRank()).isTrue();
        assertThat(LivePolicy.of(text(Policies.text().replace("by: score", "by: rank")))
                        .asksForRank())
                .isTrue();
        assertThat(LivePolicy.of(text(Policies.text())).asksForRank()).isFalse();
    }

    @Test
    void itSaysIntoWhichListsItLooks() {
        assertThat(LivePolicy.of(text(Policies.text("lists:", "  - {name: stolen, of: customer, lane: deny}")))
                        .lists())
                .extracting(PolicyList::name)
                .containsExactly("stolen");
    }

    @Test
    void oneThatFitsIntoNoRequestIsRefused() {
        refused(text(TEXT.getText() + "# a comment\n".repeat(10_000)), "more than 80,000; take out comments");
    }

    @Test
    void oneThatIsTooLongIsNotRead() {
        PolicyText endless = changed("[".repeat(250_000), TEXT.getCatalogue());
        assertThatThrownBy(() -> LivePolicy.of(endless))
                .isInstanceOf(RefusedPolicyException.class)
                .message()
                .endsWith("more than 80,000; take out comments")
                .doesNotContain("hash", "line");
    }

    @Test
    void whateverStandsInItTheReasonsAreFewAndShort() {
        for (String text : List.of(
                "rules: [" + "{},".repeat(24_000) + "]",
                "x".repeat(70_000) + ": 1",
                "name: " + "n".repeat(70_000),
                "rules: [{id: a, when: '" + "1.0-".repeat(990) + "1.0 > 0.0', then: review}]",
                "rules: [{id: a, when: '" + "x".repeat(70_000) + "'}]")) {
            PolicyText huge = changed(text, TEXT.getCatalogue());
            assertThatThrownBy(() -> LivePolicy.of(huge))
                    .isInstanceOf(RefusedPolicyException.class)
                    .message()
                    .startsWith("the policy cards v1 is refused: its text has another hash")
                    .hasSizeLessThan(11_000);
        }
        refused(changed("rules: [" + "{},".repeat(24_000) + "]", TEXT.getCatalogue()), "; and 47,");
        PolicyText named =
                PolicyText.newBuilder(TEXT).setName("n".repeat(200_000)).build();
        assertThatThrownBy(() -> LivePolicy.of(named))
                .isInstanceOf(RefusedPolicyException.class)
                .hasMessageContaining("name and version have 200,003 characters")
                .message()
                .hasSizeLessThan(1_000);
    }

    @Test
    void deepTextsAreRefused() {
        refused(changed("[".repeat(60_000), TEXT.getCatalogue()), "nested more than 50 deep");
        refused(changed(TEXT.getText(), "a: " + "{a: ".repeat(15_000)), "its catalogue, line 1", "nested");
        refused(
                changed(TEXT.getText().replace("transaction.amount > 1000", "1.0-".repeat(990) + "1.0 > 0.0"), ""),
                "its catalogue, line 1");
        refused(
                changed(
                        TEXT.getText().replace("transaction.amount > 1000", "1.0-".repeat(990) + "1.0 > 0.0"),
                        TEXT.getCatalogue()),
                "Expression recursion limit exceeded");
    }

    @Test
    void aTextOfAnotherNameOrVersionThanItTravelsUnderIsRefused() {
        refused(PolicyText.newBuilder(TEXT).setVersion("v2").build(), "its text is of cards v1");
        refused(PolicyText.newBuilder(TEXT).setName("other").build(), "its text is of cards v1");
    }

    @Test
    void aFileWithTwoPoliciesIsRefusedAtTheSecond() {
        String two = TEXT.getText() + "---\n" + TEXT.getText();

        assertThatThrownBy(() -> text(two))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("line ")
                .hasMessageContaining("single document");
    }

    @Test
    void aFeatureIsFoundByItsNameInVectorsOfAnotherCatalogue() {
        LivePolicy policy = LivePolicy.of(TEXT);
        List<String> longer = new ArrayList<>(policy.catalogueFeatures());
        longer.add(0, "ANOTHER");
        double[] vector = new double[longer.size()];
        vector[longer.indexOf("CUSTOMER_ID_NB_TX_1DAY_WINDOW")] = 6;

        assertThat(heard(policy, longer, vector).fired()).containsExactly("often");
        assertThat(policy.without(longer)).isEmpty();
    }

    @Test
    void aFeatureThatVectorsDoNotHaveIsMissing() {
        LivePolicy policy = LivePolicy.of(TEXT);

        Heard heard = heard(policy, List.of(), new double[0]);

        assertThat(heard.fired()).isEmpty();
        assertThat(heard.failed()).containsExactly(new Unanswered("often", "features.CUSTOMER_ID_NB_TX_1DAY_WINDOW"));
        assertThat(policy.without(List.of("TX_AMOUNT"))).containsExactly("CUSTOMER_ID_NB_TX_1DAY_WINDOW");
    }

    @Test
    void theShelfReadsEachPolicyOnceAndSaysOnceWhyOneIsRefused() {
        List<String> reasons = new ArrayList<>();
        PolicyShelf shelf = new PolicyShelf(reasons::add, ListSource.NONE);
        PolicyText broken = changed("name: cards\n", TEXT.getCatalogue());

        assertThat(shelf.find(TEXT).orElseThrow()).isSameAs(shelf.find(TEXT).orElseThrow());
        assertThat(shelf.find(broken)).isEmpty();
        assertThat(shelf.find(broken)).isEmpty();
        assertThat(reasons).hasSize(1);
    }

    @Test
    void whatWasReadAheadIsThereAndIsRefusedOnlyToWhoeverAsks() {
        List<String> reasons = new ArrayList<>();
        PolicyShelf shelf = new PolicyShelf(reasons::add, ListSource.NONE);
        PolicyText broken = changed("name: cards\n", TEXT.getCatalogue());
        shelf.readAhead(TEXT);
        shelf.readAhead(broken);
        assertThat(reasons).isEmpty();

        assertThat(shelf.find(TEXT)).isPresent();
        assertThat(shelf.find(broken)).isEmpty();
        assertThat(reasons).hasSize(1);
    }

    @Test
    void whoeverWantsOnePolicyDoesNotWaitForAnother() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        PolicyShelf shelf = new PolicyShelf(
                why -> {
                    reading.countDown();
                    await(read);
                },
                ListSource.NONE);
        Thread slow = new Thread(() -> shelf.find(changed("name: cards\n", TEXT.getCatalogue())));
        slow.start();
        await(reading);
        CompletableFuture<Optional<LivePolicy>> other = CompletableFuture.supplyAsync(() -> shelf.find(TEXT));
        assertThat(other).succeedsWithin(Duration.ofMinutes(1));
        read.countDown();
        slow.join();
    }

    @Test
    void whatStandsInTheLogWasProvenBefore() {
        String contradicting =
                TEXT.getText().replace(" > 5.0", " > 5.0 && transaction.amount < 0 && transaction.amount > 1");
        PolicyText text = PolicyText.newBuilder(TEXT)
                .setText(contradicting)
                .setSha256(PolicyTexts.sha256(contradicting))
                .build();
        refused(text, "often");
        assertThat(LivePolicy.fromLog(text).text()).isEqualTo(text);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Heard heard(LivePolicy policy, List<String> features, double[] vector) {
        return policy.engine(features, Listing.EMPTY).hear(Policies.transaction("1", "c", 10), vector, 0.1, Double.NaN);
    }

    private static PolicyText text(String yaml) {
        return PolicyTexts.of(yaml, "the policy", Policies.CATALOGUE);
    }

    private static PolicyText changed(String text, String catalogue) {
        return PolicyText.newBuilder(TEXT).setText(text).setCatalogue(catalogue).build();
    }

    private static void refused(PolicyText text, String... reasons) {
        assertThatThrownBy(() -> LivePolicy.of(text))
                .isInstanceOf(RefusedPolicyException.class)
                .message()
                .contains(reasons);
    }
}
