package io.tidemark.cli.features;

import io.tidemark.cli.options.MalformedRows;
import io.tidemark.cli.options.TransactionsFile;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.schemas.Transaction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "dictionary",
        description = "Prints the dictionaries of a catalogue from the categories of a training file, the most frequent"
                + " first; paste them above 'features:'.",
        mixinStandardHelpOptions = true)
final class FeaturesDictionaryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TransactionsFile transactions;

    @Option(
            names = "--of",
            required = true,
            paramLabel = "FIELD",
            description = "a text of the transaction such as channel, category or attributes.segment; repeatable")
    private List<String> fields;

    @Option(
            names = "--at-most",
            paramLabel = "N",
            defaultValue = "100",
            description = "categories per field; rarer ones stay unknown (default: ${DEFAULT-VALUE})")
    private int atMost;

    @Mixin
    private MalformedRows malformed;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        fields.stream()
                .filter(name -> !Field.exists(name) || !new Field(name).isText())
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(),
                            "--of " + name + " is no text of a transaction; use one of "
                                    + String.join(", ", Field.NAMES.subList(1, Field.NAMES.size()))
                                    + " or attributes.NAME");
                });
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        fields.forEach(name -> counts.put(name, new HashMap<>()));
        try (TransactionFile file = TransactionFile.open(
                transactions.path(),
                Mapping.resolve(transactions.mapping()),
                malformed.sink(output),
                malformed.rules(output))) {
            file.forEachRemaining(row -> count(row.transaction(), counts));
        }
        Map<String, List<String>> dictionaries = new LinkedHashMap<>();
        counts.forEach((name, texts) -> dictionaries.put(name, mostFrequent(texts)));
        output.result(dictionaries, () -> yaml(dictionaries));
        return ExitCodes.DONE;
    }

    private static void count(Transaction transaction, Map<String, Map<String, Long>> counts) {
        counts.forEach((name, texts) -> {
            String text = new Field(name).text(transaction);
            if (text != null) {
                texts.merge(text, 1L, Long::sum);
            }
        });
    }

    private List<String> mostFrequent(Map<String, Long> texts) {
        return texts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(atMost)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String yaml(Map<String, List<String>> dictionaries) {
        return dictionaries.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": "
                        + entry.getValue().stream()
                                .map(text -> "'" + text.replace("'", "''") + "'")
                                .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining("\n", "dictionaries:\n", ""));
    }
}
