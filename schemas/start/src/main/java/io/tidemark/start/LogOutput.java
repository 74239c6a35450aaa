package io.tidemark.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.api.LayoutComponentBuilder;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.apache.logging.log4j.core.config.composite.CompositeConfiguration;

/**
 * Sends the log of this process where its settings say. What is logged is said by a configuration of Log4j's in the
 * jars themselves, so that no process needs one beside them; it writes text to standard output, and what is set
 * otherwise is laid over it.
 */
final class LogOutput {

    /** The appender that all loggers write to. */
    private static final String OUT = "out";

    private static final String USUAL = "tidemark-process-log4j2.xml";
    private static final String CONFIGURED_BY = "log4j2.configurationFile";

    private LogOutput() {}

    /**
     * Takes effect at once. Whoever names a configuration of his own for Log4j keeps it.
     *
     * @throws UncheckedIOException in one sentence if the file cannot be written
     */
    static void begin(Operations.Log log) {
        if (!System.getProperty(CONFIGURED_BY, USUAL).equals(USUAL)) {
            return;
        }
        log.file().ifPresent(LogOutput::requireWritable);
        LoggerContext context = LoggerContext.getContext(false);
        AbstractConfiguration usual = (AbstractConfiguration)
                ConfigurationFactory.getInstance().getConfiguration(context, USUAL, URI.create("classpath:" + USUAL));
        Configurator.reconfigure(new CompositeConfiguration(List.of(usual, over(log))));
    }

    private static AbstractConfiguration over(Operations.Log log) {
        ConfigurationBuilder<BuiltConfiguration> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        AppenderComponentBuilder out =
                log.file().map(file -> file(builder, log, file)).orElseGet(() -> stdout(builder));
        builder.add(out.add(layout(builder, log.format())));
        return builder.build(false);
    }

    private static AppenderComponentBuilder stdout(ConfigurationBuilder<?> builder) {
        return builder.newAppender(OUT, "Console").addAttribute("target", "SYSTEM_OUT");
    }

    /**
     * As child processes' logs are moved on: what was written before goes to {@code FILE.1}, that to {@code FILE.2}.
     */
    private static AppenderComponentBuilder file(ConfigurationBuilder<?> builder, Operations.Log log, Path file) {
        String path = file.toAbsolutePath().toString();
        return builder.newAppender(OUT, "RollingFile")
                .addAttribute("fileName", path)
                .addAttribute("filePattern", path + ".%i")
                .addComponent(builder.newComponent("SizeBasedTriggeringPolicy")
                        .addAttribute("size", String.valueOf(log.fileBytes())))
                .addComponent(builder.newComponent("DefaultRolloverStrategy")
                        .addAttribute("fileIndex", "min")
                        .addAttribute("max", log.files() - 1));
    }

    private static LayoutComponentBuilder layout(ConfigurationBuilder<?> builder, LogFormat format) {
        return switch (format) {
            case TEXT ->
                builder.newLayout("PatternLayout")
                        .addAttribute("charset", "UTF-8")
                        .addAttribute("pattern", "${text}");
            case JSON ->
                builder.newLayout("JsonTemplateLayout")
                        .addAttribute("charset", "UTF-8")
                        .addAttribute("eventTemplateUri", "classpath:tidemark-log.json");
        };
    }

    private static void requireWritable(Path file) {
        String name = OperationsKeys.LOG_FILE.name();
        String whole = file.toAbsolutePath().toString();
        if (whole.contains("%") || whole.contains("$")) {
            throw new IllegalArgumentException(name + " is \"" + file
                    + "\", but % and $ mean something else to the log; choose a name and a folder without them");
        }
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    name + " is \"" + file + "\", which cannot be written (" + e
                            + "); name a file where this process may write",
                    e);
        }
    }
}
