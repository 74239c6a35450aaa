package io.tidemark.embedded;

import io.tidemark.process.LogBound;
import java.nio.file.Path;
import java.util.Map;

/**
 * How an embedded broker is run.
 *
 * @param port of the clients' listener on loopback
 * @param controllerPort of the controller's listener on loopback; it may differ at each start
 * @param opsPort of health and metrics; 0 for none
 * @param heapMegabytes limit of the heap
 * @param conf the properties file that is written
 * @param log the log file
 * @param logBound how much of the log is kept
 * @param overrides broker settings that win over the shipped ones
 */
public record BrokerOptions(
        int port,
        int controllerPort,
        int opsPort,
        int heapMegabytes,
        Path conf,
        Path log,
        LogBound logBound,
        Map<String, String> overrides) {

    private static final int TEST_HEAP = 512;

    /** With the usual bound of its log. */
    public BrokerOptions(
            int port,
            int controllerPort,
            int opsPort,
            int heapMegabytes,
            Path conf,
            Path log,
            Map<String, String> overrides) {
        this(port, controllerPort, opsPort, heapMegabytes, conf, log, LogBound.USUAL, overrides);
    }

    /** Free ports, everything in one directory, no ops port. */
    public static BrokerOptions in(Path directory) {
        return new BrokerOptions(
                Ports.free(),
                Ports.free(),
                0,
                TEST_HEAP,
                directory.resolve("broker.properties"),
                directory.resolve("broker.log"),
                Map.of());
    }
}
