package io.tidemark.cli.print;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tidemark.schemas.text.ForeignText;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command says and how: data to stdout, everything else to stderr. Mixed into each command. */
public final class Output {

    private static final ObjectMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .characterEscapes(new UnseenEscapes())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** How data are written. */
    public enum Format {
        TEXT,
        JSON
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json; json prints one document, or one per line for streams, and nothing else")
    private Format format;

    @Option(names = "-v", description = "with the trace of an error")
    private boolean verbose;

    public boolean json() {
        return format == Format.JSON;
    }

    public boolean verbose() {
        return verbose;
    }

    /** One result: as a JSON document or as text. */
    public void result(Object document, Supplier<String> text) {
        if (json()) {
            line(toJson(document));
        } else {
            line(text.get().stripTrailing());
        }
    }

    /** One line of data, or a few that belong together. */
    public void line(String line) {
        print(command, line);
    }

    /** Data of a command with a format of its own. */
    public static void print(CommandSpec command, String lines) {
        PrintWriter out = command.commandLine().getOut();
        out.println(ForeignText.lines(lines.stripTrailing()));
        out.flush();
    }

    /** What goes on, for people. */
    public void progress(String sentence) {
        PrintWriter err = command.commandLine().getErr();
        err.println(ForeignText.lines(sentence));
        err.flush();
    }

    public static String toJson(Object document) {
        return write(JSON.writer(), document);
    }

    public static String toPrettyJson(Object document) {
        return write(JSON.writerWithDefaultPrettyPrinter(), document);
    }

    private static String write(ObjectWriter writer, Object document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "no JSON of a " + document.getClass().getSimpleName(), e);
        }
    }
}
