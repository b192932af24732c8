package org.countersign.devledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.countersign.devledger");

    @Test
    void packages_form_no_cycles() {
        slices().matching("org.countersign.devledger.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void only_the_wiring_reads_the_clock_and_makes_randomness() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Command")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(CLASSES);
    }

    @Test
    void the_store_is_the_only_place_that_knows_rocksdb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.countersign.devledger.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rocksdb..")
                .check(CLASSES);
    }

    @Test
    void nothing_of_the_product_is_needed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.countersign.devledger..",
                        "java..",
                        "javax.security.auth.x500..",
                        "com.google.protobuf..",
                        "com.google.rpc..",
                        "io.grpc..",
                        "org.bouncycastle..",
                        "org.hyperledger.fabric.protos..",
                        "org.jspecify..",
                        "org.rocksdb..",
                        "picocli..")
                .check(CLASSES);
    }
}
