package org.countersign.counter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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
    void only_synchronisation_and_presentation_use_a_network() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..counter.sync..", "..counter.server..", "..counter.openid4vp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "javax.net..")
                .check(CLASSES);
    }

    @Test
    void spring_stops_in_the_server() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..counter.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..")
                .check(CLASSES);
    }

    /** A check on the command line starts without loading the server: one class leads there, and only for that word. */
    @Test
    void the_command_line_knows_one_class_of_the_server() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..counter.server..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("..counter.server..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("ServeCommand"))))
                .check(CLASSES);
    }

    @Test
    void only_main_reads_the_system_clock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("CounterCommand")
                .and()
                .doNotHaveSimpleName("CounterApplication")
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
