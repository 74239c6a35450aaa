package io.tidemark.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line of a child JVM that runs a main class under {@link ParentGuard}. */
public final class JavaCommand {

    /** Makes every child {@link #small}, and the children of children: tests set it, whose processes live briefly. */
    static final String ALL_SMALL = "tidemark.children.small";

    private final String mainClass;
    private final List<String> options = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private int niceness;
    private Path temporary;
    private Optional<String> hidden = Optional.empty();
    private String classPath = System.getProperty("java.class.path");

    private JavaCommand(String mainClass) {
        this.mainClass = mainClass;
    }

    /** Starts with this JVM's class path, UTC, an exit when memory runs out, and logging to stdout. */
    public static JavaCommand of(String mainClass) {
        JavaCommand command = new JavaCommand(mainClass)
                .option("-XX:+ExitOnOutOfMemoryError")
                .property("user.timezone", "UTC")
                .property("log4j2.configurationFile", "tidemark-process-log4j2.xml");
        return Boolean.getBoolean(ALL_SMALL) ? command.small().property(ALL_SMALL, "true") : command;
    }

    /** Limits the heap, MiB. */
    public JavaCommand heap(int megabytes) {
        return option("-Xmx" + megabytes + "m");
    }

    /**
     * Starts faster, with less memory and fewer threads, at a lower top speed: for what is not on the way of a
     * transaction.
     */
    public JavaCommand small() {
        return option("-XX:+UseSerialGC").option("-XX:TieredStopAtLevel=1");
    }

    /** Gives way to every other process, for the processor and the disk, where the system can do that. */
    public JavaCommand nice() {
        return nice(GivingWay.MOST);
    }

    /**
     * Gives way to others so far, where the system can do that.
     *
     * @param level 0 to nobody, {@link GivingWay#MOST} to everybody
     */
    public JavaCommand nice(int level) {
        niceness = level;
        return this;
    }

    /**
     * Keeps temporary files in a directory of its own, where the next process of its kind clears away what one that was
     * killed has left.
     */
    public JavaCommand temporary(Path directory) {
        temporary = directory.toAbsolutePath();
        return property("java.io.tmpdir", temporary.toString());
    }

    /** Empties the directory of temporary files, if it has one of its own. */
    void prepare() throws IOException {
        if (temporary != null) {
            FreshDirectory.make(temporary);
        }
    }

    /** Hides the variables of this process's environment that begin so. */
    public JavaCommand withoutVariables(String prefix) {
        hidden = Optional.of(prefix);
        return this;
    }

    /**
     * Adds variables to the child's environment: what nobody else on the machine may see, as they see the words of its
     * command.
     */
    public JavaCommand variables(Map<String, String> added) {
        variables.putAll(added);
        return this;
    }

    /** Makes the environment of this process that of the child. */
    void turn(Map<String, String> environment) {
        hidden.ifPresent(prefix -> environment.keySet().removeIf(name -> name.startsWith(prefix)));
        environment.putAll(variables);
    }

    /** Adds an option of the JVM. */
    public JavaCommand option(String option) {
        options.add(option);
        return this;
    }

    /** Adds a system property. */
    public JavaCommand property(String key, String value) {
        return option("-D" + key + "=" + value);
    }

    /** Names the log that its stdout is redirected to, and bounds it. */
    JavaCommand log(Path file, LogBound bound) {
        return property(BoundedLog.FILE, file.toString())
                .property(BoundedLog.BYTES, String.valueOf(bound.bytes()))
                .property(BoundedLog.FILES, String.valueOf(bound.files()));
    }

    /** Adds an argument of the main class. */
    public JavaCommand argument(String argument) {
        arguments.add(argument);
        return this;
    }

    /** Replaces the class path; the guard's own place is added to it. */
    public JavaCommand classPath(Path jar) {
        classPath = jar + java.io.File.pathSeparator + placeOf(ParentGuard.class);
        return this;
    }

    /** The words of the command. */
    public List<String> words() {
        List<String> words = new ArrayList<>(Niceness.words(niceness));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.add("-cp");
        words.add(classPath);
        words.add(ParentGuard.class.getName());
        words.add(mainClass);
        words.addAll(arguments);
        return words;
    }

    /** The directory or jar that a class was loaded from. */
    public static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of " + type.getName() + " is no file", e);
        }
    }
}
