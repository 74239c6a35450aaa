package io.tidemark.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Gathers what a process is configured with. What is added later wins: a file, then the environment, then flags. Of a
 * process {@code monitor}, the key
 * {@code label.keep} is {@code TIDEMARK_MONITOR_LABEL_KEEP} in the environment and {@code monitor.label.keep} in a
 * flag.
 */
public final class Layers {

    /** How every variable of the environment begins that sets anything. */
    public static final String PREFIX = "TIDEMARK_";

    static final String FLAG = "--set";

    /**
     * Kubernetes sets these in every pod beside a service that is called tidemark-PROCESS, whoever wants them or not.
     */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private final String process;
    private final Keys keys;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    public Layers(Keys keys) {
        process = keys.name();
        this.keys = keys;
    }

    /**
     * The arguments of a main class: a properties file, and any number of {@code --set process.key=value} behind it.
     */
    public static Layers of(Keys keys, Map<String, String> environment, String... arguments) {
        Layers layers = new Layers(keys);
        if (arguments.length == 0 || arguments.length % 2 == 0) {
            throw new SettingsException(List.of(new Problem(
                    "",
                    "the arguments of " + keys.name() + " are a properties file and any number of --set " + keys.name()
                            + ".KEY=VALUE, but there are " + arguments.length + " words")));
        }
        layers.file(Path.of(arguments[0]));
        layers.environment(environment);
        for (int i = 1; i < arguments.length; i += 2) {
            if (!arguments[i].equals(FLAG)) {
                layers.problems.add(
                        new Problem("", arguments[i] + " is no flag of " + keys.name() + "; there is " + FLAG));
            }
            layers.assignment(arguments[i + 1]);
        }
        return layers;
    }

    /** The keys of a properties file in UTF-8. */
    public Layers file(Path file) {
        return add(SettingsFile.read(file, problems));
    }

    /**
     * Every variable that begins with {@code TIDEMARK_} and the process's name, but for those in which Kubernetes tells
     * of a service of that name.
     */
    public Layers environment(Map<String, String> variables) {
        String prefix = prefix(process);
        List<Given> found = new ArrayList<>();
        variables.forEach((variable, text) -> {
            if (variable.startsWith(prefix) && !isServiceLink(variable, text)) {
                String name = name(variable.substring(prefix.length()));
                Given one = new Given(name, name, text, new Source.Variable(variable));
                Optional<Problem> unnameable = unnameable(one);
                unnameable.ifPresentOrElse(problems::add, () -> found.add(one));
            }
        });
        return add(found);
    }

    private static boolean isServiceLink(String variable, String text) {
        return SERVICE_LINK.matcher(variable).matches()
                || variable.endsWith("_PORT") && SERVICE_ADDRESS.matcher(text).matches();
    }

    /** A member of a family under a name that it does not have: whoever gets it would pass over it without a word. */
    private Optional<Problem> unnameable(Given one) {
        if (one.text().isBlank() || keys.find(one.name()).isPresent()) {
            return Optional.empty();
        }
        return keys.families().stream()
                .filter(family -> family.holds(one.name()) && !family.byVariable())
                .findFirst()
                .map(family -> Problem.of(
                        one,
                        "the names of " + family
                                + " have hyphens, which a variable's cannot have; write it in the file, or " + FLAG
                                + " " + process + "." + family + "=VALUE"));
    }

    private static String prefix(String process) {
        return PREFIX + variable(process) + "_";
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The key whose variable this is; what is none is taken by its points, as the keys of families are. */
    private String name(String variable) {
        return keys.keys().stream()
                .map(Key::name)
                .filter(name -> variable(name).equals(variable))
                .findFirst()
                .orElseGet(() -> variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    /** One flag, as in {@code window=1d}, of this process. */
    public Layers flag(String name, String text) {
        return flag(name, text, FLAG);
    }

    /** @param words what the flag is called, if it is not {@code --set} */
    public Layers flag(String name, String text, String words) {
        Given flag = new Given(name, process + "." + name, text, new Source.Flag(words));
        if (isSecret(name)) {
            warnings.add(
                    flag.shown() + " is a secret, and everybody on this machine sees the words of a command; write it"
                            + " into a file");
        }
        return add(List.of(flag));
    }

    private boolean isSecret(String name) {
        Optional<Key<?>> key = keys.find(name);
        return key.map(Key::isSecret)
                .orElseGet(() ->
                        keys.families().stream().anyMatch(family -> family.holds(name)) && Secrets.areNamedBy(name));
    }

    private void assignment(String words) {
        int equals = words.indexOf('=');
        if (equals < 0 || !words.startsWith(process + ".")) {
            // Behind the equals sign may be a secret, so the name alone is told.
            String name = equals < 0 ? words : words.substring(0, equals);
            problems.add(new Problem(
                    FLAG,
                    name + " is no setting of " + process + "; "
                            + KeysOfProcesses.ALL
                                    .meaning(process, name)
                                    .map(meaning -> meaning + ", and here only " + process + ".KEY=VALUE is taken")
                                    .orElse("write " + process + ".KEY=VALUE")));
            return;
        }
        flag(words.substring(process.length() + 1, equals), words.substring(equals + 1));
    }

    /** What was written somewhere else: it wins over what was added before, unless it is blank, which is not set. */
    public Layers add(List<Given> more) {
        Set<String> here = new HashSet<>();
        for (Given one : more) {
            Given present = keys.present(one);
            if (!present.equals(one)) {
                warnings.add(Problem.of(one, one.shown() + " is called " + present.shown() + " now; write that")
                        .toString());
            }
            if (!here.add(present.name())) {
                problems.add(Problem.of(
                        one, present.shown() + " is set by its old name and its new one; leave the new one"));
            }
            given.merge(present.name(), present, (before, now) -> now.text().isBlank() ? before : now);
        }
        return this;
    }

    /** What a program was told for this process by somebody who addresses it by its name. */
    public Layers given(String name, String text) {
        return add(List.of(new Given(name, process + "." + name, text, new Source.Program())));
    }

    /** What a program chose, which everything that was written wins over if it is added first. */
    public Layers chosen(Map<String, String> texts) {
        List<Given> chosen = new ArrayList<>();
        texts.forEach((name, text) -> chosen.add(new Given(name, name, text, new Source.Program())));
        return add(chosen);
    }

    /** What is set, each key once. */
    public List<Given> given() {
        return List.copyOf(given.values());
    }

    /**
     * Makes something of it.
     *
     * @param warn hears, in a sentence each, what is taken and should be written otherwise
     * @throws SettingsException with everything that is wrong
     */
    public <C> C read(Function<Settings, C> make, Consumer<String> warn) {
        C made = Settings.read(keys, given(), problems, make);
        warnings.forEach(warn);
        return made;
    }
}
