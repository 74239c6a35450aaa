package io.tidemark.bench.scoring.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What goes over the wire: {@code {"row":[1.5,null]}} and {@code {"margin":-2.25,"score":0.09}}; null is missing. */
final class RowJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_WIDTH = 32;

    private RowJson() {}

    static byte[] request(float[] row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayFieldStart("row");
            for (float value : row) {
                if (Float.isNaN(value)) {
                    out.writeNull();
                } else {
                    out.writeNumber(value);
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static float[] row(InputStream request) throws IOException {
        float[] row = new float[USUAL_WIDTH];
        int width = 0;
        try (JsonParser in = JSON.createParser(request)) {
            while (in.nextToken() != JsonToken.START_ARRAY) {
                if (in.currentToken() == null) {
                    throw new IOException("a request without a row");
                }
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                row = width < row.length ? row : Arrays.copyOf(row, 2 * width);
                row[width++] = in.currentToken() == JsonToken.VALUE_NULL ? Float.NaN : in.getFloatValue();
            }
        }
        return Arrays.copyOf(row, width);
    }

    static byte[] response(float margin, double score) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("margin", margin);
            out.writeNumberField("score", score);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static float margin(InputStream response) throws IOException {
        try (JsonParser in = JSON.createParser(response)) {
            while (in.nextToken() != null) {
                if ("margin".equals(in.currentName()) && in.currentToken() != JsonToken.FIELD_NAME) {
                    float margin = in.getFloatValue();
                    // A connection is used again only if all was read.
                    while (in.nextToken() != null) {}
                    return margin;
                }
            }
        }
        throw new IOException("an answer without a margin");
    }
}
