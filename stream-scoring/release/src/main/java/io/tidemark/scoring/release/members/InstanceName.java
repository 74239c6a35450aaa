package io.tidemark.scoring.release.members;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What an instance is called.
 *
 * @param instance the same after a restart
 * @param run another one after a restart
 */
public record InstanceName(String instance, String run) {

    /** This run of an instance. */
    public static InstanceName of(String instance) {
        return new InstanceName(instance, UUID.randomUUID().toString());
    }

    /** By host and state directory, of which an instance has one of its own. */
    public static String ofThisHost(Path stateDir) {
        return host() + "-"
                + Integer.toHexString(stateDir.toAbsolutePath().toString().hashCode());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
