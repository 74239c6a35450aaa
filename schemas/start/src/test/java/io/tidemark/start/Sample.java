package io.tidemark.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The process {@link SampleMain} in a JVM of its own, without anything beside its jars that would configure its log.
 */
record Sample(Process process, Path out, Path err) implements AutoCloseable {

    static Sample start(Path directory, Map<String, String> settings, String... more) {
        try {
            Path file = directory.resolve("sample.properties");
            Files.write(
                    file,
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .toList());
            List<String> words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SampleMain.class.getName(),
                    file.toString()));
            words.addAll(List.of(more));
            Path out = directory.resolve("out");
            Path err = directory.resolve("err");
            Process process = new ProcessBuilder(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Sample(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String stdout() {
        return read(out);
    }

    String stderr() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int awaitEnd(Duration bound) throws InterruptedException {
        if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still runs after " + bound + ": " + stdout() + stderr());
        }
        return process.exitValue();
    }

    /** Its answer; empty if it does not answer yet. */
    static String ready(int port) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            // It begins only now.
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
