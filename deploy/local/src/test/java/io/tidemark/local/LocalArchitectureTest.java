package io.tidemark.local;

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

@AnalyzeClasses(packages = "io.tidemark.local", importOptions = ImportOption.DoNotIncludeTests.class)
class LocalArchitectureTest {

    private static final String MAPPING_COMMANDS = "io.tidemark.local.mapping";
    private static final String SHARED_OPTIONS = "io.tidemark.local.options";

    @ArchTest
    static final ArchRule THE_STACK_DOES_NOT_KNOW_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackages("io.tidemark.local.cli", MAPPING_COMMANDS, SHARED_OPTIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tidemark.local.cli", "picocli..");

    /** Commands in a room of their own, which the command line enters and which do not look back. */
    @ArchTest
    static final ArchRule COMMANDS_OF_MAPPINGS_STAND_BY_THEMSELVES = noClasses()
            .that()
            .resideInAnyPackage(MAPPING_COMMANDS, SHARED_OPTIONS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.local.cli");

    /** The supervisor starts Flink as a process; it must not load it. */
    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_FLINK = noClasses()
            .that()
            .resideOutsideOfPackage("io.tidemark.local.flink..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");

    /** What is printed passes the last door before the terminal, see {@link io.tidemark.schemas.text.ForeignText}. */
    @ArchTest
    static final ArchRule ONLY_TWO_CLASSES_PRINT = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.tidemark.local.options.Output")
            .and()
            .doNotHaveFullyQualifiedName("io.tidemark.local.cli.Sentences")
            .should()
            .callMethodWhere(target(owner(assignableTo(PrintStream.class).or(assignableTo(PrintWriter.class)))));
}
