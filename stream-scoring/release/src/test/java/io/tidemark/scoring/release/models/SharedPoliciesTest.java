package io.tidemark.scoring.release.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.testkit.scoring.TestPolicies;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void soIsThatOfAPolicyThatOnlyWatches() {
        SharedPolicies policies = new SharedPolicies();
        List<Control> kept = Stream.of(TestPolicies.FIRST, TestPolicies.FIRST, null, TestPolicies.SECOND)
                .map(shadow -> Control.newBuilder(TestPolicies.control(1, MODEL, copy(TestPolicies.LISTED)))
                        .setShadowPolicy(shadow == null ? null : copy(shadow))
                        .build())
                .map(control ->
                        policies.shared(new Deployment(control, List.of(0L))).getControl())
                .toList();

        assertThat(kept)
                .extracting(Control::getShadowPolicy)
                .containsExactly(TestPolicies.FIRST, TestPolicies.FIRST, null, TestPolicies.SECOND);
        assertThat(kept.get(1).getShadowPolicy()).isSameAs(kept.get(0).getShadowPolicy());
        assertThat(kept.get(3).getPolicy()).isSameAs(kept.get(0).getPolicy());
    }

    private static PolicyText copy(PolicyText policy) {
        return PolicyText.newBuilder(policy).build();
    }
}
