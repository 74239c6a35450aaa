package io.tidemark.scoring.release.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.testkit.scoring.TestPolicies;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedPoliciesTest {

    private static final ModelReference MODEL = new ModelReference("a", "00");

    @Test
    void whatOneAfterTheOtherCarriesIsKeptOnceAndStaysWhatItIs() {
        SharedPolicies policies = new SharedPolicies();
        List<PolicyText> given = Arrays.asList(
                null, copy(TestPolicies.FIRST), copy(TestPolicies.FIRST), copy(TestPolicies.SECOND), null);
        List<PolicyText> kept = given.stream()
                .map(policy -> policies.shared(new Deployment(TestPolicies.control(1, MODEL, policy), List.of(0L))))
                .map(deployment -> deployment.getControl().getPolicy())
                .toList();

        assertThat(kept).isEqualTo(given);
        assertThat(kept.get(2)).isSameAs(kept.get(1));
    }

    private static PolicyText copy(PolicyText policy) {
        return PolicyText.newBuilder(policy).build();
    }
}
