package io.tidemark.stack.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What long work a process says it is at, in its health answer. */
final class Progress {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Progress() {}

    /** "" if it is at none, or is none of those that say so. */
    static String of(URI health) {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body()).path("progress").asText("");
        } catch (JsonProcessingException e) {
            return ""; // The registry's health is not one of ours.
        } catch (IOException e) {
            return ""; // It went away since it answered; the next look says so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
