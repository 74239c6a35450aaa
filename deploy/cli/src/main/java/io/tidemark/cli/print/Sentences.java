package io.tidemark.cli.print;

import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.InvalidCatalogueException;
import io.tidemark.features.files.InvalidMappingException;
import io.tidemark.features.files.table.DamagedFileException;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.features.files.table.TooManyMalformedException;
import io.tidemark.features.rates.InvalidRatesException;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.policy.file.InvalidPolicyException;
import io.tidemark.stack.directory.StackException;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command throws into one sentence on stderr and an exit code; a trace only with {@code -v}. */
public final class Sentences implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("tidemark: " + ForeignText.lines(String.valueOf(e.getMessage())));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCodes.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("tidemark: " + indented(ForeignText.lines(sentence(e))));
        if (verbose(parsed)) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            err.print(ForeignText.lines(trace.toString()));
        }
        return code(e);
    }

    /** Says why a command line is not even read, and gives the exit code. */
    public static int refuse(String sentence) {
        System.err.println("tidemark: " + ForeignText.lines(sentence));
        return ExitCodes.USAGE;
    }

    private static boolean verbose(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption('v');
    }

    /** The first cause that has something to say to people. */
    static String sentence(Throwable thrown) {
        if (thrown instanceof NoSuchFileException || thrown instanceof FileNotFoundException) {
            return "the file " + thrown.getMessage() + " does not exist";
        }
        if (thrown instanceof InvalidMappingException mapping
                && mapping.problems().size() == 1) {
            return onOneLine(mapping);
        }
        if (thrown instanceof InvalidCatalogueException catalogue
                && catalogue.problems().size() == 1) {
            return onOneLine(catalogue);
        }
        if (thrown instanceof InvalidRatesException rates && rates.problems().size() == 1) {
            return onOneLine(rates);
        }
        if (thrown instanceof InvalidPolicyException policy && policy.problems().size() == 1) {
            return onOneLine(policy);
        }
        if (thrown instanceof FileAlreadyExistsException) {
            return "the file " + thrown.getMessage() + " is there already";
        }
        if (thrown instanceof UncheckedIOException && thrown.getCause() instanceof NoSuchFileException file) {
            return sentence(file);
        }
        String message = thrown.getMessage();
        if (message == null || isEchoOfCause(thrown)) {
            return thrown.getCause() == null ? thrown.toString() : sentence(thrown.getCause());
        }
        return message;
    }

    private static boolean isEchoOfCause(Throwable thrown) {
        return thrown.getCause() != null
                && thrown.getMessage().equals(thrown.getCause().toString());
    }

    /** What goes on on further lines is told from sentences of ours, whatever a message quotes. */
    private static String indented(String text) {
        return text.replaceAll("\\R(?=\\S)", "\n  ");
    }

    /** A list with one problem is a sentence. */
    private static String onOneLine(Exception problem) {
        return problem.getMessage().replaceAll("\\R", " ");
    }

    static int code(Throwable thrown) {
        Optional<Integer> own = Optional.empty();
        for (Throwable cause = thrown; cause != null && own.isEmpty(); cause = cause.getCause()) {
            own = codeOf(cause);
        }
        return own.orElse(ExitCodes.FAILED);
    }

    private static Optional<Integer> codeOf(Throwable cause) {
        if (cause instanceof Failure failure) {
            return Optional.of(failure.code());
        }
        if (cause instanceof KafkaUnreachableException || cause instanceof RegistryUnreachableException) {
            return Optional.of(ExitCodes.UNREACHABLE);
        }
        if (cause instanceof DamagedFileException || cause instanceof NothingUsableException) {
            return Optional.of(ExitCodes.FAILED);
        }
        if (cause instanceof TooManyMalformedException) {
            return Optional.of(ExitCodes.CHECK_SAID_NO);
        }
        if (cause instanceof IllegalArgumentException
                || cause instanceof StackException
                || cause instanceof InvalidMappingException
                || cause instanceof InvalidCatalogueException
                || cause instanceof InvalidPolicyException
                || cause instanceof NoSuchFileException
                || cause instanceof FileNotFoundException) {
            return Optional.of(ExitCodes.USAGE);
        }
        if (cause instanceof InterruptedException) {
            return Optional.of(ExitCodes.INTERRUPTED);
        }
        return Optional.empty();
    }
}
