package io.tidemark.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;

@AnalyzeClasses(
        packages = {"io.tidemark.cli", "io.tidemark.demo", "io.tidemark.stack"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class CliArchitectureTest {

    /** What is beside the commands knows nothing of words and flags. */
    @ArchTest
    static final ArchRule ONLY_ROOMS_OF_COMMANDS_KNOW_THE_COMMAND_LINE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tidemark.cli.compare..",
                    "io.tidemark.cli.deadletters.letter..",
                    "io.tidemark.cli.deadletters.replay..",
                    "io.tidemark.cli.page..",
                    "io.tidemark.cli.reading..",
                    "io.tidemark.cli.story..",
                    "io.tidemark.demo..",
                    "io.tidemark.stack..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    /** The supervisor starts Flink as a process; it must not load it. */
    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_FLINK = noClasses()
            .that()
            .resideOutsideOfPackage("io.tidemark.stack.flink..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");

    /** What is printed passes the last door before the terminal, see {@link io.tidemark.schemas.text.ForeignText}. */
    @ArchTest
    static final ArchRule ONLY_TWO_CLASSES_PRINT = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.tidemark.cli.print.Output")
            .and()
            .doNotHaveFullyQualifiedName("io.tidemark.cli.print.Sentences")
            .should()
            .callMethodWhere(target(owner(assignableTo(PrintStream.class).or(assignableTo(PrintWriter.class)))));
}
