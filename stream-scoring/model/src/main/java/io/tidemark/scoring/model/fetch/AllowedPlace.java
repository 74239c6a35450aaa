package io.tidemark.scoring.model.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/** Whether a place lies beneath another, in spite of dots, links and look-alike hosts. */
final class AllowedPlace {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private AllowedPlace() {}

    /** Throws {@link IllegalArgumentException} if bundles cannot be fetched from there. */
    static void require(URI prefix) {
        if (!known(prefix)) {
            throw new IllegalArgumentException("bundles cannot be fetched from \"" + prefix
                    + "\"; name file: directories and https: addresses (http: for this machine alone)");
        }
    }

    static boolean covers(URI prefix, URI place) {
        if (!known(place) || !prefix.getScheme().equals(place.getScheme())) {
            return false;
        }
        if (place.getScheme().equals("file")) {
            return isBeneath(prefix, place);
        }
        return Objects.equals(prefix.getHost(), place.getHost())
                && prefix.getPort() == place.getPort()
                && path(place.normalize()).startsWith(directory(prefix))
                && !path(place).contains("..");
    }

    private static boolean known(URI uri) {
        if (uri.getScheme() == null || uri.isOpaque() || uri.getRawUserInfo() != null) {
            return false;
        }
        return switch (uri.getScheme()) {
            case "file" -> uri.getRawAuthority() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            case "https" -> uri.getHost() != null;
            case "http" -> uri.getHost() != null && THIS_MACHINE.contains(uri.getHost());
            default -> false;
        };
    }

    /** By the real paths, so that no link leads out. */
    private static boolean isBeneath(URI prefix, URI place) {
        try {
            return Path.of(place).toRealPath().startsWith(Path.of(prefix).toRealPath());
        } catch (IOException e) {
            // It does not exist yet, so it is no link either; reading it will say that it is not there.
            return Path.of(place).normalize().startsWith(Path.of(prefix).normalize());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return false;
        }
    }

    private static String directory(URI prefix) {
        String path = path(prefix.normalize());
        return path.endsWith("/") ? path : path + "/";
    }

    /** Decoded, so that escaped dots and slashes count as what servers take them for. */
    private static String path(URI uri) {
        return uri.getPath() == null ? "" : uri.getPath();
    }
}
