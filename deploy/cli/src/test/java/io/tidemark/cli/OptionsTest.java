package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.FeaturesJobKeys;
import io.tidemark.settings.Key;
import io.tidemark.settings.kind.UnfitException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class OptionsTest {

    private static final Pattern OF_THE_JOB = Pattern.compile("([a-z.]+) of the features job");

    @Test
    void whatSeveralCommandsTakeAlikeIsWrittenOnce() {
        Map<String, TreeSet<String>> fields = new TreeMap<>();
        options().stream()
                .filter(option -> option.userObject() instanceof Field)
                .forEach(option -> fields.computeIfAbsent(
                                Arrays.toString(option.names()) + " " + Arrays.toString(option.description()) + " "
                                        + option.defaultValue(),
                                one -> new TreeSet<>())
                        .add(((Field) option.userObject()).getDeclaringClass().getName()));
        assertThat(fields).hasSizeGreaterThan(50);
        fields.values().removeIf(places -> places.size() == 1);
        assertThat(fields)
                .as("options that stand in several classes; put each into one that is mixed in")
                .isEmpty();
    }

    @Test
    void anOptionThatStandsForASettingOfTheFeaturesJobHasItsDefault() throws UnfitException {
        List<String> held = new ArrayList<>();
        for (OptionSpec option : options()) {
            Matcher named = OF_THE_JOB.matcher(String.join(" ", option.description()));
            if (named.find()) {
                Key<?> key = FeaturesJobKeys.ALL.keys().stream()
                        .filter(one -> one.name().equals(named.group(1)))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(
                                option.longestName() + " names a setting that there is not: " + named.group(1)));
                assertThat(key.usual().map(Object.class::cast))
                        .as(option.longestName())
                        .contains(key.parse(option.defaultValue()));
                held.add(key.name());
            }
        }
        assertThat(held).contains("label.horizon", "clock.skew", "record.bytes.most");
    }

    private static List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>();
        collect(Tidemark.commandLine(), options);
        return options;
    }

    private static void collect(CommandLine command, List<OptionSpec> options) {
        options.addAll(command.getCommandSpec().options());
        command.getSubcommands().values().forEach(inner -> collect(inner, options));
    }
}
