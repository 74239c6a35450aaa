package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tidemark.scoring.model.engine.InvalidModelException;
import java.io.IOException;
import java.util.Arrays;

/** XGBoost's JSON. */
final class JsonModelFile extends ModelFile {

    /** XGBoost writes bare NaN and Infinity, which must be read to be refused where they do harm. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final JsonParser parser;

    JsonModelFile(byte[] bytes) {
        try {
            parser = FACTORY.createParser(bytes);
        } catch (IOException e) {
            throw new InvalidModelException("the model file is no JSON in UTF-8", e);
        }
        advance();
    }

    @Override
    void enterObject() {
        expect(JsonToken.START_OBJECT, "an object");
    }

    @Override
    String nextName() {
        if (parser.currentToken() == JsonToken.END_OBJECT) {
            advance();
            return null;
        }
        String name = read(parser::currentName);
        advance();
        return name;
    }

    @Override
    long enterArray() {
        expect(JsonToken.START_ARRAY, "an array");
        return -1;
    }

    @Override
    boolean nextElement(long length, int index) {
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            return true;
        }
        advance();
        return false;
    }

    @Override
    String text() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid("must be text");
        }
        String text = read(parser::getText);
        advance();
        return text;
    }

    @Override
    float[] floats() {
        float[] values = new float[16];
        int count = 0;
        for (enterArray(); nextElement(-1, count); advance()) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count++] = number();
        }
        return Arrays.copyOf(values, count);
    }

    /** From the text, since by way of a double it would be rounded twice. */
    private float number() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw invalid("must hold numbers only");
        }
        String text = read(parser::getText);
        return switch (text) {
            case "NaN" -> Float.NaN;
            case "Infinity", "+Infinity", "INF", "+INF" -> Float.POSITIVE_INFINITY;
            case "-Infinity", "-INF" -> Float.NEGATIVE_INFINITY;
            default -> Float.parseFloat(text);
        };
    }

    @Override
    int[] ints() {
        int[] values = new int[16];
        int count = 0;
        for (enterArray(); nextElement(-1, count); advance()) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count++] = wholeNumber();
        }
        return Arrays.copyOf(values, count);
    }

    @Override
    long[] longs() {
        long[] values = new long[16];
        int count = 0;
        for (enterArray(); nextElement(-1, count); advance()) {
            values = count == values.length ? Arrays.copyOf(values, count * 2) : values;
            values[count++] = anyWholeNumber();
        }
        return Arrays.copyOf(values, count);
    }

    private long anyWholeNumber() {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return read(parser::getLongValue);
        }
        return whole(number());
    }

    private int wholeNumber() {
        return switch (parser.currentToken()) {
            case VALUE_FALSE -> 0;
            case VALUE_TRUE -> 1;
            case VALUE_NUMBER_INT -> read(parser::getIntValue);
            default -> throw invalid("must hold whole numbers only");
        };
    }

    @Override
    int integer() {
        int value = wholeNumber();
        advance();
        return value;
    }

    @Override
    void skip() {
        read(parser::skipChildren);
        if (parser.currentToken() == null) {
            throw invalid("is cut short");
        }
        advance();
    }

    @Override
    void copy(JsonGenerator out) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token == null) {
                throw invalid("is cut short");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            // Numbers as they were written: by way of a double they would be rounded twice.
            if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
                String number = read(parser::getText);
                out.writeNumber(number);
            } else {
                out.copyCurrentEvent(parser);
            }
            advance();
        } while (depth > 0);
    }

    @Override
    void end() {
        if (parser.currentToken() != null) {
            throw invalid("is followed by something else");
        }
    }

    private void expect(JsonToken token, String name) {
        if (parser.currentToken() != token) {
            throw invalid("must be " + name);
        }
        advance();
    }

    private void advance() {
        read(parser::nextToken);
    }

    private <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (JsonProcessingException e) {
            throw new InvalidModelException(
                    invalid("is no sound JSON").getMessage() + ": " + shortened(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new InvalidModelException(invalid("is no text in UTF-8").getMessage(), e);
        }
    }

    private interface Read<T> {
        T run() throws IOException;
    }
}
