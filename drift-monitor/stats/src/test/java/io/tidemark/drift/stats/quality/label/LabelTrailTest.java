package io.tidemark.drift.stats.quality.label;

import static io.tidemark.drift.stats.quality.label.LabelKind.ANALYST;
import static io.tidemark.drift.stats.quality.label.LabelKind.CHARGEBACK;
import static io.tidemark.drift.stats.quality.label.LabelKind.CUSTOMER;
import static io.tidemark.drift.stats.quality.label.LabelKind.EARLY_WARNING;
import static io.tidemark.drift.stats.quality.label.LabelVerdict.FRAUD;
import static io.tidemark.drift.stats.quality.label.LabelVerdict.GENUINE;
import static io.tidemark.drift.stats.quality.label.LabelVerdict.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LabelTrailTest {

    @Property
    void theStandingStatementIsThatOfAllStatementsLookedThroughByHandInEveryOrder(
            @ForAll("statements") List<Statement> said, @ForAll Random order) {
        LabelTrail inOrder = trail(said);
        List<Statement> shuffled = new ArrayList<>(said);
        shuffled.addAll(said.subList(0, said.size() / 2)); // Sent twice.
        Collections.shuffle(shuffled, order);
        LabelTrail trail = trail(shuffled);

        assertThat(trail).isEqualTo(inOrder);
        assertThat(trail.standing()).isEqualTo(standingByHand(said));
        assertThat(trail.contradicted()).isEqualTo(has(said, FRAUD) && has(said, GENUINE));
        assertThat(trail.withdrawn()).isEqualTo(has(said, WITHDRAWN));
        assertThat(trail.isEmpty()).isEqualTo(said.isEmpty());
        assertThat(LabelTrail.of(trail.packed())).isEqualTo(trail);
    }

    @Example
    void aChargebackOverrulesACustomerWhoSpokeLaterAndLeavesATrace() {
        LabelTrail trail = trail(List.of(new Statement(FRAUD, CHARGEBACK, 10), new Statement(GENUINE, CUSTOMER, 20)));
        assertThat(trail.standing()).contains(new Statement(FRAUD, CHARGEBACK, 10));
        assertThat(trail.contradicted()).isTrue();
    }

    @Example
    void anAnalystRevisesAnEarlierChargeback() {
        LabelTrail trail = trail(List.of(new Statement(GENUINE, ANALYST, 20), new Statement(FRAUD, CHARGEBACK, 10)));
        assertThat(trail.standing()).contains(new Statement(GENUINE, ANALYST, 20));
    }

    @Example
    void aWithdrawnChargebackLeavesWhatOthersSaid() {
        LabelTrail trail = trail(List.of(
                new Statement(FRAUD, EARLY_WARNING, 5),
                new Statement(FRAUD, CHARGEBACK, 10),
                new Statement(WITHDRAWN, CHARGEBACK, 30)));
        assertThat(trail.standing()).contains(new Statement(FRAUD, EARLY_WARNING, 5));
        assertThat(trail.withdrawn()).isTrue();
    }

    @Example
    void aCustomerCannotWithdrawAChargeback() {
        LabelTrail trail = trail(List.of(new Statement(FRAUD, CHARGEBACK, 10), new Statement(WITHDRAWN, CUSTOMER, 30)));
        assertThat(trail.standing()).contains(new Statement(FRAUD, CHARGEBACK, 10));
    }

    private static LabelTrail trail(List<Statement> said) {
        LabelTrail trail = LabelTrail.EMPTY;
        for (Statement each : said) {
            trail = trail.with(each);
        }
        return trail;
    }

    private static Optional<Statement> standingByHand(List<Statement> said) {
        for (int precedence = 3; precedence >= 0; precedence--) {
            int wanted = precedence;
            Optional<Statement> newest = said.stream()
                    .filter(each -> each.kind().precedence() == wanted)
                    .max(Comparator.comparingLong(Statement::observedAt)
                            .thenComparing(Statement::verdict)
                            .thenComparing(Statement::kind));
            if (newest.isPresent() && newest.get().verdict() != WITHDRAWN) {
                return newest;
            }
        }
        return Optional.empty();
    }

    private static boolean has(List<Statement> said, LabelVerdict verdict) {
        return said.stream().anyMatch(each -> each.verdict() == verdict);
    }

    @Provide
    Arbitrary<List<Statement>> statements() {
        return Combinators.combine(
                        Arbitraries.of(LabelVerdict.class),
                        Arbitraries.of(LabelKind.class),
                        Arbitraries.longs().between(-3, 5).map(days -> days * 86_400_000L))
                .as(Statement::new)
                .list()
                .ofMaxSize(12);
    }
}
