package io.tidemark.process;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Says whether a process does its work: empty if it does, else the reason why not. */
@FunctionalInterface
public interface ReadyCheck {

    /** Asks once, within seconds. */
    Optional<String> reasonNotReady() throws InterruptedException;

    /** Ready when the address answers 200. */
    static ReadyCheck http(URI address) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        return () -> {
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                return response.statusCode() == 200
                        ? Optional.empty()
                        : Optional.of(address + " answers " + response.statusCode() + " "
                                + response.body().strip());
            } catch (ConnectException e) {
                return Optional.of(address + " does not answer yet");
            } catch (IOException e) {
                return Optional.of(address + " fails: " + e);
            }
        };
    }
}
