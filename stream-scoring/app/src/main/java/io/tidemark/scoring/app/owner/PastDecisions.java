package io.tidemark.scoring.app.owner;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What Kafka shows of who has decided before, of a prefix whose owner nobody has written down. */
record PastDecisions(Admin admin, Applicant applicant) {

    /** Whether there is a trace of an application: places are forgotten a week after its end, changelogs are not. */
    boolean areOf(String application) throws InterruptedException, ExecutionException {
        Set<String> topics = admin.listTopics().names().get();
        return applicant.stores().stream()
                        .map(store -> StateTopics.changelog(application, store))
                        .anyMatch(topics::contains)
                || new Predecessor(admin, application)
                        .places().keySet().stream()
                                .anyMatch(place -> place.topic().equals(applicant.features()));
    }

    /** Whether anybody has decided. */
    boolean areThere() throws InterruptedException, ExecutionException {
        List<TopicPartition> partitions = admin
                .describeTopics(List.of(applicant.scores()))
                .allTopicNames()
                .get()
                .get(applicant.scores())
                .partitions()
                .stream()
                .map(one -> new TopicPartition(applicant.scores(), one.partition()))
                .toList();
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest())))
                .all()
                .get()
                .values()
                .stream()
                .anyMatch(end -> end.offset() > 0);
    }
}
