package io.tidemark.features.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

@AnalyzeClasses(packages = "io.tidemark.features.job", importOptions = ImportOption.DoNotIncludeTests.class)
class FeaturesJobArchitectureTest {

    @ArchTest
    static final ArchRule NO_OTHER_STREAM_PROCESSOR_AND_NO_MODEL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.streams..", "ml.dmlc..", "io.tidemark.scoring..", "io.tidemark.drift..");

    @ArchTest
    static final ArchRule THE_REGISTRY_CLIENT_IS_WRAPPED =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.flink.avro.registry..");

    /** The package of the doors is a slice too, so no room but the backfill, which is a job of its own, may know it. */
    @ArchTest
    static final ArchRule ROOMS_FORM_NO_CIRCLE =
            slices().matching("io.tidemark.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STAGES_READ_AND_WRITE_NO_LOG = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tidemark.features.job.stage", "io.tidemark.features.job.state", "io.tidemark.features.job.lane")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..", "io.tidemark.log..");

    @ArchTest
    static final ArchRule THE_JOB_IS_ENTERED_BY_ITS_NAME = classes()
            .that()
            .resideInAPackage("io.tidemark.features.job")
            .and()
            .haveModifier(JavaModifier.PUBLIC)
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameStartingWith("FeaturesJob");

    /**
     * Each is looked up by the name that a savepoint holds; one that is moved or renamed makes every savepoint
     * unreadable.
     */
    @ArchTest
    static void whatSavepointsNameKeepsItsName(JavaClasses job) {
        assertThat(job.stream()
                        .filter(type -> type.isAssignableTo(TypeSerializerSnapshot.class))
                        .filter(type -> type.getPackageName().equals("io.tidemark.features.job"))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        "io.tidemark.features.job.BlockSerializer$Snapshot",
                        "io.tidemark.features.job.EmissionQueueSerializer$Snapshot",
                        "io.tidemark.features.job.EntityHeadSerializer$Snapshot",
                        "io.tidemark.features.job.EventBufferSerializer$Snapshot",
                        "io.tidemark.features.job.IdChunkSerializer$Snapshot",
                        "io.tidemark.features.job.IdQueueSerializer$Snapshot");
    }
}
