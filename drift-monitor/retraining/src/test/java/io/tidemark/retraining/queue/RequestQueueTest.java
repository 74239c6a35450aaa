package io.tidemark.retraining.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.training.rows.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TrafficSegment FOOD = new TrafficSegment("category", "food");
    private static final TrafficSegment NORTH = new TrafficSegment("attributes.bank", "north");
    private final RequestQueue queue = new RequestQueue(Duration.ofMinutes(10));

    @Test
    void twoRequestsAtOnceBecomeOne() {
        queue.add(request("a", RetrainingCause.ALARM));
        queue.add(request("b", RetrainingCause.SCHEDULE));

        List<RetrainingRequest> due = queue.due(NOON);
        queue.remove(due);

        assertThat(due).hasSize(2);
        assertThat(queue.due(NOON)).isEmpty();
    }

    @Test
    void aRequestDuringTheCooldownWaitsForItsEnd() {
        queue.ended(NOON);
        queue.add(request("a", RetrainingCause.ALARM));

        assertThat(queue.due(NOON.plusSeconds(599))).isEmpty();
        assertThat(queue.due(NOON.plusSeconds(600))).hasSize(1);
    }

    @Test
    void aPersonNeedNotWaitAndTakesTheOthersAlong() {
        queue.ended(NOON);
        queue.add(request("a", RetrainingCause.ALARM));
        queue.add(request("p", RetrainingCause.PERSON));

        List<RetrainingRequest> due = queue.due(NOON.plusSeconds(1));

        assertThat(due).hasSize(2);
        assertThat(RequestQueue.spokesman(due).getRequestId()).isEqualTo("p");
    }

    @Test
    void theLogIsReadFromWhatTheLeastInformedAskerHadSeen() {
        RetrainingRequest early = RetrainingRequest.newBuilder(request("a", RetrainingCause.ALARM))
                .setEventTime(NOON)
                .build();
        RetrainingRequest late = RetrainingRequest.newBuilder(request("b", RetrainingCause.ALARM))
                .setEventTime(NOON.plusSeconds(5))
                .build();

        assertThat(RequestQueue.leastEventTime(List.of(late, early))).hasValue(NOON);
        assertThat(RequestQueue.leastEventTime(List.of(late, request("p", RetrainingCause.PERSON))))
                .isEmpty();
    }

    @Test
    void anAlarmIsAskedForAgainUntilItsAttemptsAreUsedUp() {
        AskingAgain again = new AskingAgain(3);

        RetrainingRequest second =
                again.after(request("a", RetrainingCause.ALARM), NOON).orElseThrow();
        RetrainingRequest third = again.after(second, NOON).orElseThrow();

        assertThat(second.getRequestId()).isEqualTo("a~2");
        assertThat(third.getRequestId()).isEqualTo("a~3");
        assertThat(again.after(third, NOON)).isEmpty();
        assertThat(again.after(request("p", RetrainingCause.PERSON), NOON)).isEmpty();
    }

    @Test
    void alarmsAboutAModelThatWasReplacedAreOvertakenAndOthersAreNot() {
        RetrainingRequest alarm = about("a", RetrainingCause.ALARM, "m-1");
        RetrainingRequest quality = about("q", RetrainingCause.QUALITY, "m-1");
        RetrainingRequest current = about("c", RetrainingCause.QUALITY, "m-2");
        RetrainingRequest person = about("p", RetrainingCause.PERSON, "m-1");
        RetrainingRequest unnamed = request("u", RetrainingCause.ALARM);
        List<RetrainingRequest> all = List.of(alarm, quality, current, person, unnamed);
        ModelReference champion = new ModelReference("m-2", "0");

        assertThat(Overtaken.standing(all, Optional.of(champion))).containsExactly(current, person, unnamed);
        assertThat(Overtaken.standing(all, Optional.empty()))
                .as("any model is wanted")
                .isEqualTo(all);
        assertThat(Overtaken.why(quality, champion))
                .isEqualTo(
                        "The alarm is about model m-1, which is not the champion any more since m-2 is, so nothing was trained");
    }

    @Test
    void requestsThatAreAnsweredTogetherNameTheirSegmentsOnce() {
        assertThat(RequestQueue.segments(List.of(naming(FOOD), naming(NORTH, FOOD), naming())))
                .containsExactly(FOOD, NORTH);
    }

    private static RetrainingRequest naming(TrafficSegment... segments) {
        return RetrainingRequest.newBuilder(request("a", RetrainingCause.ALARM))
                .setSegments(List.of(segments))
                .build();
    }

    private static RetrainingRequest about(String id, RetrainingCause cause, String model) {
        return RetrainingRequest.newBuilder(request(id, cause))
                .setModelVersion(model)
                .build();
    }

    private static RetrainingRequest request(String id, RetrainingCause cause) {
        return Records.request(id, cause, NOON);
    }
}
