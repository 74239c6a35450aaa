package io.tidemark.webhooks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.webhooks", importOptions = DoNotIncludeTests.class)
class WebhooksArchitectureTest {

    @ArchTest
    static final ArchRule signing_knows_the_jdk_only = classes()
            .that()
            .resideInAPackage("io.tidemark.webhooks.sign")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "io.tidemark.webhooks.sign");

    @ArchTest
    static final ArchRule sending_knows_the_jdk_and_no_log = classes()
            .that()
            .resideInAPackage("io.tidemark.webhooks.send")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.net.ssl..", "io.tidemark.webhooks.send");

    @ArchTest
    static final ArchRule delivering_knows_neither_meters_nor_settings = noClasses()
            .that()
            .resideInAPackage("io.tidemark.webhooks.deliver")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tidemark.webhooks", "io.tidemark.webhooks.meters", "io.tidemark.settings..");
}
