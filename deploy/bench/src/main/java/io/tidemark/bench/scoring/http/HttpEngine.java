package io.tidemark.bench.scoring.http;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Arrays;
import java.util.List;

/**
 * Asks a model server for each row, in the thread that wants to know, over connections that are kept. Of Java's two
 * clients the old one: it has no threads of its own between which an answer would have to be handed over.
 */
public final class HttpEngine implements ScoringEngine {

    private final URL url;
    private final ScoringEngine local;

    private HttpEngine(URL url, ScoringEngine local) {
        this.url = url;
        this.local = local;
    }

    /**
     * Makes it of any model file, in the belief that the server holds the same.
     *
     * @param local knows its features' names and the form of its scores
     */
    public static ScoringEngineFactory factory(ModelServer server, ScoringEngineFactory local) {
        return new ScoringEngineFactory() {
            @Override
            public ScoringEngine create(byte[] model, String format) {
                try {
                    return new HttpEngine(server.uri("/score").toURL(), local.create(model, format));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public String name() {
                return "http";
            }
        };
    }

    @Override
    public float margin(float[] row) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            byte[] body = RowJson.request(row);
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            try (InputStream in = connection.getInputStream()) {
                return RowJson.margin(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the model server does not answer", e);
        }
    }

    @Override
    public void margins(float[] rows, float[] margins) {
        int width = featureCount();
        for (int i = 0; i < margins.length; i++) {
            margins[i] = margin(Arrays.copyOfRange(rows, i * width, (i + 1) * width));
        }
    }

    @Override
    public double score(float margin) {
        return local.score(margin);
    }

    @Override
    public int featureCount() {
        return local.featureCount();
    }

    @Override
    public List<String> featureNames() {
        return local.featureNames();
    }

    @Override
    public void close() {
        local.close();
    }
}
