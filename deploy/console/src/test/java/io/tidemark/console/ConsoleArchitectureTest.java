package io.tidemark.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.console", importOptions = DoNotIncludeTests.class)
class ConsoleArchitectureTest {

    @ArchTest
    static final ArchRule tallies_know_the_jdk_only = classes()
            .that()
            .resideInAPackage("io.tidemark.console.tally")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.tidemark.console.tally");

    @ArchTest
    static final ArchRule panels_know_records_and_no_server = noClasses()
            .that()
            .resideInAPackage("io.tidemark.console.panel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.jetty..", "io.tidemark.log..", "com.fasterxml..");

    @ArchTest
    static final ArchRule nothing_here_writes_to_the_log = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.tidemark.log.LogWriter")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.producer..");
}
