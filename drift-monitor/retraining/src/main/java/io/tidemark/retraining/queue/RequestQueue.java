package io.tidemark.retraining.queue;

import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.TrafficSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Requests that wait. All that wait when a retraining begins are answered by it, so two at once become one. After a
 * retraining the next one waits for the cooldown, except that a person need not wait.
 */
public final class RequestQueue {

    private final Duration cooldown;
    private final List<RetrainingRequest> waiting = new ArrayList<>();
    private Instant notBefore = Instant.MIN;

    public RequestQueue(Duration cooldown) {
        this.cooldown = cooldown;
    }

    public void add(RetrainingRequest request) {
        waiting.add(request);
    }

    /** A retraining ended then. */
    public void ended(Instant moment) {
        Instant next = moment.plus(cooldown);
        notBefore = next.isAfter(notBefore) ? next : notBefore;
    }

    /** Everything that waits, in the order of arrival, if a retraining may begin now; nothing otherwise. */
    public List<RetrainingRequest> due(Instant now) {
        boolean due = !now.isBefore(notBefore) || waiting.stream().anyMatch(RequestQueue::isPersons);
        return due ? List.copyOf(waiting) : List.of();
    }

    /** They were answered. */
    public void remove(List<RetrainingRequest> answered) {
        waiting.removeAll(answered);
    }

    public int size() {
        return waiting.size();
    }

    /** The request in whose name all of them are answered: a person's before others, then the first. */
    public static RetrainingRequest spokesman(List<RetrainingRequest> requests) {
        return requests.stream().filter(RequestQueue::isPersons).findFirst().orElse(requests.get(0));
    }

    /** No asker had seen anything older than this as its newest event; empty if one of them did not say. */
    public static Optional<Instant> leastEventTime(List<RetrainingRequest> requests) {
        if (requests.stream().anyMatch(request -> request.getEventTime() == null)) {
            return Optional.empty();
        }
        return requests.stream().map(RetrainingRequest::getEventTime).min(Comparator.naturalOrder());
    }

    /** Where any of the askers saw the change, each once. */
    public static List<TrafficSegment> segments(List<RetrainingRequest> requests) {
        return requests.stream()
                .flatMap(request -> request.getSegments().stream())
                .distinct()
                .toList();
    }

    /** Whether a person asks, who need not wait. */
    public static boolean aPersonAsks(List<RetrainingRequest> requests) {
        return requests.stream().anyMatch(RequestQueue::isPersons);
    }

    private static boolean isPersons(RetrainingRequest request) {
        return request.getCause() == RetrainingCause.PERSON;
    }
}
