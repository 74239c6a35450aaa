package io.tidemark.scoring.rollout.step;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListValue;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestBoundsTest {

    @Test
    void textsThatAreWrittenAgainAndAgainAreShort() {
        assertThatCode(() -> RequestBounds.require(request()
                        .setReason("x".repeat(2_000))
                        .setRequestedBy("y".repeat(300))
                        .build()))
                .doesNotThrowAnyException();
        refused(request().setReason("x".repeat(2_001)), "the reason has 2,001 letters, more than 2,000");
        refused(request().setRequestedBy("x".repeat(301)), "the name of who asks has 301 letters, more than 300");
        refused(request().setRequestId("x".repeat(301)), "the id of the request has 301 letters");
    }

    @Test
    void aChangeOfAListIsNoLongerThanATransactionMayBe() {
        List<ListValue> added = IntStream.range(0, 9_000)
                .mapToObj(i -> new ListValue("token-" + i, null))
                .toList();
        ListChange change =
                ListChange.newBuilder().setList("stolen").setAdded(added).build();
        assertThatCode(() -> RequestBounds.require(
                        request().setReason("x".repeat(100)).setLists(change).build()))
                .doesNotThrowAnyException();
        refused(
                request().setReason("x".repeat(1_000)).setLists(change),
                "9,000 entries, each with the reason and who asks, take ");
    }

    private static RolloutRequest.Builder request() {
        return RolloutRequest.newBuilder()
                .setRequestId("1")
                .setAction(RolloutAction.CHANGE_LISTS)
                .setRequestedAt(Instant.EPOCH);
    }

    private static void refused(RolloutRequest.Builder request, String why) {
        assertThatThrownBy(() -> RequestBounds.require(request.build()))
                .isInstanceOf(RefusedStepException.class)
                .hasMessageStartingWith(why);
    }
}
