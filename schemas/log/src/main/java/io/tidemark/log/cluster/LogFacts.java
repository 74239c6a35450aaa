package io.tidemark.log.cluster;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What Kafka says to a user of topics and of the user's own rights. */
final class LogFacts implements AutoCloseable {

    private final Admin admin;
    private final Connection connection;
    private final AdminAnswers answers;

    private LogFacts(Admin admin, Connection connection) {
        this.admin = admin;
        this.connection = connection;
        this.answers = new AdminAnswers(
                connection,
                Set.of(
                        UnknownTopicOrPartitionException.class,
                        AuthorizationException.class,
                        GroupIdNotFoundException.class,
                        TransactionalIdNotFoundException.class));
    }

    static LogFacts of(Connection connection) {
        return new LogFacts(Clients.admin(connection), connection);
    }

    /**
     * One topic.
     *
     * @param partitions how many it has; 0 if it is absent
     * @param hidden whether the user may not even know whether it is there
     * @param allowed what the user may do with it; empty if Kafka does not tell
     */
    record Fact(int partitions, boolean hidden, Set<AclOperation> allowed) {

        static final Fact ABSENT = new Fact(0, false, Set.of());
        static final Fact HIDDEN = new Fact(0, true, Set.of());

        boolean absent() {
            return partitions == 0 && !hidden;
        }

        boolean allows(AclOperation operation) {
            return allowed.isEmpty() || allowed.contains(operation);
        }
    }

    Map<String, Fact> topics(Collection<String> names) {
        Map<String, Fact> facts = new HashMap<>();
        admin.describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues()
                .forEach((name, answer) -> {
                    try {
                        facts.put(name, fact(answers.get("describe topic " + name, answer)));
                    } catch (UnknownTopicOrPartitionException e) {
                        facts.put(name, Fact.ABSENT);
                    } catch (AuthorizationException e) {
                        facts.put(name, Fact.HIDDEN);
                    }
                });
        return facts;
    }

    /** Whether the user may, or Kafka does not tell. */
    boolean mayReadIn(String group) {
        try {
            Set<AclOperation> allowed = answers.get(
                            "describe group " + group,
                            admin.describeConsumerGroups(
                                            List.of(group),
                                            new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                                    .describedGroups()
                                    .get(group))
                    .authorizedOperations();
            return allowed == null || allowed.isEmpty() || allowed.contains(AclOperation.READ);
        } catch (GroupIdNotFoundException e) {
            // The first member makes it; that nobody may is told before that nobody has.
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    /** Whether the user may at least see what is written under it, which whoever may write may. */
    boolean mayWriteUnder(String transactionalId) {
        try {
            answers.get(
                    "describe transactional id " + transactionalId,
                    admin.describeTransactions(List.of(transactionalId)).description(transactionalId));
            return true;
        } catch (TransactionalIdNotFoundException e) {
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Clients.CLOSE);
    }

    private static Fact fact(TopicDescription topic) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        return new Fact(topic.partitions().size(), false, allowed == null ? Set.of() : Set.copyOf(allowed));
    }
}
