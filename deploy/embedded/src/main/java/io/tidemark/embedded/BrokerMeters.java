package io.tidemark.embedded;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.tidemark.ops.OpsServer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The broker's readiness and the few of its meters that a single node has use for, read from its MBeans. */
final class BrokerMeters {

    /** {@code org.apache.kafka.metadata.BrokerState.RUNNING}. */
    private static final int RUNNING = 3;

    private static final List<String> COUNTS =
            List.of("MessagesInPerSec", "BytesInPerSec", "BytesOutPerSec", "FailedProduceRequestsPerSec");
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    private BrokerMeters() {}

    static void bindTo(OpsServer ops) {
        ops.readiness(BrokerMeters::reasonNotReady);
        for (String count : COUNTS) {
            // Micrometer holds its subjects weakly, and the list holds these.
            FunctionCounter.builder("kafka.broker." + count.replace("PerSec", ""), count, BrokerMeters::readCount)
                    .register(ops.registry());
        }
        gauge(ops, "partitions", "kafka.server:type=ReplicaManager,name=PartitionCount");
        gauge(ops, "log.directories.offline", "kafka.log:type=LogManager,name=OfflineLogDirectoryCount");
        gauge(ops, "state", "kafka.server:type=KafkaServer,name=BrokerState");
    }

    private static double readCount(String count) {
        return read("kafka.server:type=BrokerTopicMetrics,name=" + count, "Count");
    }

    private static void gauge(OpsServer ops, String name, String bean) {
        Gauge.builder("kafka.broker." + name, bean, b -> read(b, "Value"))
                .strongReference(true)
                .register(ops.registry());
    }

    private static Optional<String> reasonNotReady() {
        double state = read("kafka.server:type=KafkaServer,name=BrokerState", "Value");
        return state == RUNNING ? Optional.empty() : Optional.of("the broker is in state " + state);
    }

    /** NaN until the broker has registered the bean. */
    private static double read(String bean, String attribute) {
        try {
            return ((Number) BEANS.getAttribute(new ObjectName(bean), attribute)).doubleValue();
        } catch (JMException e) {
            return Double.NaN;
        }
    }
}
