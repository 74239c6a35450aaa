package io.tidemark.cli.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All modules as they are: their folders, poms, files and classes. A module is named by its folder. */
final class House {

    static final String OURS = "io.tidemark";

    static final Path ROOT = Path.of(System.getProperty("tidemark.root"));

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(OURS);

    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(tidemark-.*?)</artifactId>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

    private House() {}

    /** In the order of the build. */
    static List<String> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The modules that a module's pom names, but for its tests. */
    static List<String> named(String module) {
        Map<String, String> folders = new TreeMap<>();
        modules().forEach(folder -> folders.put(artifact(folder), folder));
        List<String> named = new ArrayList<>();
        Matcher dependencies = DEPENDENCY.matcher(read(ROOT.resolve(module).resolve("pom.xml")));
        while (dependencies.find()) {
            Matcher artifact = ARTIFACT.matcher(dependencies.group(1));
            if (artifact.find() && !dependencies.group(1).contains("<scope>test</scope>")) {
                named.add(folders.get(artifact.group(1)));
            }
        }
        return named;
    }

    private static String artifact(String module) {
        // The first is its own; the parent's has no dash.
        Matcher artifact = ARTIFACT.matcher(read(ROOT.resolve(module).resolve("pom.xml")));
        if (!artifact.find()) {
            throw new AssertionError("the pom of " + module + " names no artifact");
        }
        return artifact.group(1);
    }

    /** The module whose folder a class was built in. */
    static String module(JavaClass type) {
        String source = type.getSource()
                .orElseThrow(() -> new AssertionError(type.getName() + " comes from nowhere"))
                .getUri()
                .getPath();
        String place = source != null
                ? source
                : type.getSource().get().getUri().getSchemeSpecificPart().replaceFirst("^file:", "");
        String path = place.replaceFirst("/target/.*", "");
        return ROOT.toAbsolutePath().normalize().relativize(Path.of(path)).toString();
    }

    /** What a class names, as it stands in the source: without arrays. */
    static Stream<JavaClass> targets(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType());
    }

    /** A type and what is written inside of it are one. */
    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    /** How many files of main each package has, by its name. */
    static Map<String, Long> files() {
        Map<String, Long> files = new TreeMap<>();
        for (String module : modules()) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                count(sources, files);
            }
        }
        return files;
    }

    private static void count(Path sources, Map<String, Long> files) {
        try (Stream<Path> all = Files.walk(sources)) {
            all.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .forEach(name -> files.merge(name, 1L, Long::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
