package io.tidemark.subscriber;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.subscriber", importOptions = DoNotIncludeTests.class)
class SubscriberArchitectureTest {

    /** Jackson is what Avro itself reads schemas with. */
    @ArchTest
    static final ArchRule it_knows_kafkas_client_avro_and_the_records_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.net.ssl..",
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "com.fasterxml.jackson..",
                    "io.tidemark.schemas",
                    "io.tidemark.subscriber..");

    @ArchTest
    static final ArchRule reading_knows_nothing_of_subscribing = noClasses()
            .that()
            .resideInAPackage("io.tidemark.subscriber.schema")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.subscriber");
}
