package io.tidemark.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The archive as it is shipped, unpacked into a folder with spaces, an umlaut and other things that a shell trips over,
 * and run as a user who may not write there. All of it by shell, since this JVM may have no locale that knows the name.
 */
final class UnpackedArchive {

    /** Müller's Ärger & more. */
    private static final String FOLDER = "$'M\\303\\274ller\\'s \\303\\204rger & more'";

    private static final long PATIENCE_SECONDS = 240;

    private static final String PREAMBLE = "bin=$(readlink -f '%s')/bin\ncd /\n";

    private final Path base;
    private final Path home;

    private UnpackedArchive(Path base, Path home) {
        this.base = base;
        this.home = home;
    }

    /** How a command ended and what it said. */
    record Said(int exitCode, String stdout, String stderr) {}

    static UnpackedArchive unpack() throws IOException, InterruptedException {
        String version = System.getProperty("tidemark.version");
        Path archive = Path.of("target", "tidemark-" + version + ".tar.gz").toAbsolutePath();
        Path base = Files.createTempDirectory("tidemark-archive");
        Path home = base.resolve("home");
        UnpackedArchive unpacked = new UnpackedArchive(base, home);
        Said said = unpacked.shell(
                false,
                """
                set -e
                chmod 755 .
                mkdir %s && cd %s && tar xzf '%s' --no-same-owner
                ln -s "$PWD/tidemark-%s" '%s'
                chmod -R go-w . && mkdir '%s' && chmod 777 '%s'
                """
                        .formatted(FOLDER, FOLDER, archive, version, home, unpacked.state(), unpacked.state()));
        if (said.exitCode() != 0) {
            throw new IllegalStateException("the archive cannot be unpacked: " + said);
        }
        return unpacked;
    }

    /** The unpacked folder by a name that every JVM can read. */
    Path home() {
        return home;
    }

    /** Where its user may write. */
    Path state() {
        return base.resolve("state");
    }

    /**
     * A command, run as an unprivileged user from the root of all folders, without a locale; {@code $bin} is the
     * programs' folder by its real name.
     */
    Said run(String command) throws IOException, InterruptedException {
        return shell(true, PREAMBLE.formatted(home) + command);
    }

    /** A program that runs on, as {@link #run} would run it; what it prints goes to the file. */
    Process start(String command, Path log) throws IOException {
        return process(true, PREAMBLE.formatted(home) + command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private Said shell(boolean unprivileged, String script) throws IOException, InterruptedException {
        Path out = Files.createTempFile(base, "step", ".out");
        Path err = Files.createTempFile(base, "step", ".err");
        Process process = process(unprivileged, script)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still runs after " + PATIENCE_SECONDS + " s: " + script);
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder process(boolean unprivileged, String script) throws IOException {
        Path file = Files.writeString(Files.createTempFile(base, "step", ".sh"), script);
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        List<String> words = unprivileged && isRoot()
                ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "bash", file.toString())
                : List.of("bash", file.toString());
        ProcessBuilder builder = new ProcessBuilder(words).directory(base.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("HOME", "/nonexistent");
        return builder;
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    void remove() throws IOException, InterruptedException {
        Process remove = new ProcessBuilder("rm", "-rf", base.toString()).start();
        remove.waitFor();
    }
}
