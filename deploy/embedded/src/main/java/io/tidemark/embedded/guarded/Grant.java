package io.tidemark.embedded.guarded;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a user may do with one thing, or with all whose names begin alike.
 *
 * @param pattern what it is about
 * @param operations what is allowed
 */
public record Grant(ResourcePattern pattern, Set<AclOperation> operations) {

    /** With one topic, by its full name. */
    public static Grant topic(String name, AclOperation... operations) {
        return new Grant(new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL), Set.of(operations));
    }

    /** With every topic whose full name begins so. */
    public static Grant topics(String prefix, AclOperation... operations) {
        return new Grant(new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED), Set.of(operations));
    }

    /** Reading within the consumer groups whose names begin so. */
    public static Grant groups(String prefix) {
        return new Grant(
                new ResourcePattern(ResourceType.GROUP, prefix, PatternType.PREFIXED), Set.of(AclOperation.READ));
    }

    /** Writing under the transactional ids that begin so. */
    public static Grant transactions(String prefix) {
        return new Grant(
                new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED),
                Set.of(AclOperation.WRITE, AclOperation.DESCRIBE));
    }

    /** The rules that Kafka is given, one an operation. */
    Set<AclBinding> forUser(String user) {
        return operations.stream()
                .map(operation -> new AclBinding(
                        pattern, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                .collect(Collectors.toSet());
    }
}
