package io.tidemark.scoring.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.policy.Policies;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyEngine;
import io.tidemark.scoring.policy.file.InvalidPolicyException;
import io.tidemark.scoring.policy.file.PolicyReader;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Policies broken in all their fields, 1,000 in every build and 10,000 with {@code -Dtidemark.proof=full}: none throws
 * through, none is above its stated bound, none is taken that must be refused, and what is refused without a reason
 * that the slow validator knows was proven never to be heard, which no drawn event contradicts.
 */
@Tag("proof")
class FuzzedPoliciesProof {

    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final int POLICIES = FULL ? 10_000 : 1_000;
    private static final int ROWS = 20;

    private static final Pattern PROVEN = Pattern.compile(
            "(rule|segment) '(?<name>.+)' never holds:.*|rule '(?<rule>.+)' is never heard:.*|segments '.+' overlap.*");

    private final PolicyReader reader = new PolicyReader(Policies.CATALOGUE);
    private int taken;
    private int refused;
    private int proven;
    private long decided;

    @Test
    void noPolicyThrowsThroughIsAboveItsBoundOrTakenThatMustBeRefused() {
        for (long seed = 0; seed < POLICIES; seed++) {
            FuzzedPolicy drawn = new FuzzedPolicy(seed);
            try {
                look(drawn, new Random(seed));
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ": " + e + "\n" + drawn.text(), e);
            }
        }
        System.out.printf(
                "fuzzed policies: %,d drawn, %,d taken, which took %,d decisions, %,d refused with a known reason, %,d"
                        + " as proven; 0 threw through, 0 above the bound, 0 taken that must be refused%n",
                POLICIES, taken, decided, refused, proven);
        assertThat(taken).isGreaterThan(POLICIES / 10);
        assertThat(refused).isGreaterThan(POLICIES / 10);
        assertThat(proven).isPositive();
    }

    private void look(FuzzedPolicy drawn, Random random) {
        List<String> reasons = SlowValidator.reasons(drawn);
        Policy policy;
        try {
            policy = reader.read(drawn.text(), "the policy");
        } catch (InvalidPolicyException e) {
            refused(drawn, e, reasons, random);
            return;
        }
        assertThat(reasons).as("why it must be refused").isEmpty();
        bounded(policy, drawn);
        rows(policy, random, "");
        taken++;
    }

    private void refused(FuzzedPolicy drawn, InvalidPolicyException e, List<String> reasons, Random random) {
        long lines = drawn.text().lines().count();
        assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(1, (int) lines + 1);
            assertThat(problem.reason()).isNotBlank();
            assertThat(problem.suggestion()).isNotBlank();
        });
        if (!reasons.isEmpty()) {
            refused++;
            return;
        }
        Policy policy = read(drawn, e);
        if (policy == null) {
            return;
        }
        for (var problem : e.problems()) {
            Matcher matcher = PROVEN.matcher(problem.reason());
            assertThat(matcher.matches()).as(problem.reason()).isTrue();
            rows(policy, random, matcher.group("rule") == null ? "" : matcher.group("rule"));
        }
        proven++;
    }

    /** Null for what is refused for a condition that was garbled, of which the slow validator knows nothing. */
    private Policy read(FuzzedPolicy drawn, InvalidPolicyException before) {
        try {
            return reader.unproven().read(drawn.text(), "the policy");
        } catch (InvalidPolicyException e) {
            assertThat(before.getMessage()).containsAnyOf(" of the condition)", " parts, more than ");
            refused++;
            return null;
        }
    }

    private static void bounded(Policy policy, FuzzedPolicy drawn) {
        int all = 0;
        for (var rule : policy.rules()) {
            all += bounded(rule.when(), drawn);
        }
        for (var segment : policy.thresholds().segments()) {
            all += bounded(segment.when(), drawn);
        }
        assertThat(all).isLessThanOrEqualTo(PolicyReader.MOST_NODES);
    }

    private static int bounded(io.tidemark.scoring.policy.rule.Condition condition, FuzzedPolicy drawn) {
        FuzzedCondition known = drawn.conditions().get(condition.text());
        if (known != null) {
            assertThat(condition.nodes()).as(condition.text()).isEqualTo(known.nodes());
        }
        assertThat(condition.nodes())
                .isBetween(1, Math.min(400, condition.text().length()));
        return condition.nodes();
    }

    /** @param unheard id of a rule that must not decide */
    private void rows(Policy policy, Random random, String unheard) {
        FuzzedRows rows = new FuzzedRows(random);
        PolicyEngine engine = Policies.engine(policy, (list, value, time) -> random.nextInt(5) == 0);
        for (int i = 0; i < ROWS; i++) {
            Transaction transaction = rows.transaction();
            engine.decide(transaction, rows.vector(), rows.share(), rows.share())
                    .ifPresent(ruling -> assertThat(ruling.by()).isNotEqualTo(unheard.isEmpty() ? null : unheard));
            decided++;
        }
    }
}
