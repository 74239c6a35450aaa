package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Requests for policies that no reader likes, and plans of them. */
final class PolicyRequests {

    private static final String CATALOGUE = "name: poison\nzone: UTC\nfeatures:\n  - {name: hour, transform: hour}\n";

    private static final String HEAD = "name: poison\nversion: v1\ncatalogue: poison\n";

    private PolicyRequests() {}

    static List<Poison> all() {
        List<Poison> all = new ArrayList<>();
        add(all, "no-policy", kit -> null);
        add(all, "empty-policy", kit -> policy("", ""));
        add(all, "malformed-policy", kit -> policy(HEAD + "rules: {[\n", CATALOGUE));
        add(all, "policy-of-any-text", kit -> policy(kit.text(10_000), CATALOGUE));
        add(
                all,
                "policy-under-a-wrong-hash",
                kit -> policy(HEAD + "thresholds: {by: score, review: 0.5}\n", CATALOGUE));
        add(all, "policy-of-many-faults", kit -> policy(HEAD + "rules: [" + "{},".repeat(26_000) + "]\n", CATALOGUE));
        add(all, "policy-of-a-long-key", kit -> policy(kit.text(75_000) + ": x\n", CATALOGUE));
        add(all, "long-policy", kit -> policy(HEAD + "#" + kit.text(200_000), CATALOGUE));
        add(all, "policy-of-a-long-name", kit -> PolicyText.newBuilder(policy(HEAD, CATALOGUE))
                .setName(kit.text(200_000))
                .build());
        add(all, "deep-policy", kit -> policy("[".repeat(79_000), CATALOGUE));
        add(all, "deep-catalogue", kit -> policy(HEAD, "a: " + "{a: ".repeat(19_000)));
        add(
                all,
                "deep-condition",
                kit -> policy(
                        HEAD + "rules: [{id: deep, when: '" + "1.0-".repeat(990) + "1.0 > 0.0', then: review}]\n"
                                + "thresholds: {by: score, review: 0.5}\n",
                        CATALOGUE));
        return all;
    }

    private static void add(List<Poison> all, String name, Function<Ingredients, PolicyText> policy) {
        all.add(Poison.one(
                "promote-" + name,
                Topics.ROLLOUT_REQUESTS,
                kit -> request(kit, RolloutAction.PROMOTE_POLICY, null, policy)));
        all.add(Poison.one(
                "plan-" + name,
                Topics.ROLLOUT_REQUESTS,
                kit -> request(kit, RolloutAction.PLAN, RolloutAction.PROMOTE_POLICY, policy)));
    }

    private static PoisonRecord request(
            Ingredients kit, RolloutAction action, RolloutAction planned, Function<Ingredients, PolicyText> policy) {
        RolloutRequest request = RolloutRequest.newBuilder()
                .setRequestId(kit.id())
                .setAction(action)
                .setPlanned(planned)
                .setPolicy(policy.apply(kit))
                .setRequestedBy("poison")
                .setRequestedAt(kit.time())
                .build();
        return PoisonRecord.of(
                Topics.ROLLOUT_REQUESTS,
                kit.id(),
                kit.encode(Topics.ROLLOUT_REQUESTS, request),
                new Answered(kit.id(), RolloutOutcome.REFUSED));
    }

    private static PolicyText policy(String text, String catalogue) {
        return new PolicyText("poison", "v1", "00", text, "00", catalogue);
    }
}
