package io.tidemark.local.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.schemas.text.ForeignText;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where these commands say what: data to stdout, everything else to stderr. Mixed into each. */
final class Answer {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** How data are written. */
    enum Format {
        TEXT,
        JSON
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json; json prints one document and nothing else")
    private Format format;

    @Option(names = "-v", description = "with the trace of an error")
    private boolean verbose;

    /** One document, as JSON or as text. */
    void data(Object document, String text) {
        try {
            line(format == Format.JSON ? JSON.writeValueAsString(document) : text.stripTrailing());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of a mapping", e);
        }
    }

    private void line(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.println(ForeignText.lines(text));
        out.flush();
    }

    /** A sentence for people. */
    void tell(String sentence) {
        PrintWriter err = command.commandLine().getErr();
        err.println(ForeignText.lines(sentence));
        err.flush();
    }
}
