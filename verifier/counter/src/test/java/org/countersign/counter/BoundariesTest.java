package org.countersign.counter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BoundariesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.countersign.counter");

    @Test
    void reading_knows_nothing_of_certificates() {
        noClasses()
                .that()
                .resideInAPackage("..counter.reading..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.countersign.check..", "org.countersign.format..", "..counter", "..counter.desk..")
                .check(CLASSES);
    }

    @Test
    void only_synchronisation_uses_a_network() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..counter.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "javax.net..")
                .check(CLASSES);
    }

    @Test
    void only_main_reads_the_system_clock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("CounterCommand")
                .should()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
