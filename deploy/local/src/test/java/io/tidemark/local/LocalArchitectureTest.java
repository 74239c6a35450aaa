package io.tidemark.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.local", importOptions = ImportOption.DoNotIncludeTests.class)
class LocalArchitectureTest {

    @ArchTest
    static final ArchRule THE_STACK_DOES_NOT_KNOW_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("io.tidemark.local.cli")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tidemark.local.cli", "picocli..");

    /** The supervisor starts Flink as a process; it must not load it. */
    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_FLINK = noClasses()
            .that()
            .resideOutsideOfPackage("io.tidemark.local.flink")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");
}
