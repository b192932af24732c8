package org.countersign.format;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FormatArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.countersign.format");

    @Test
    void imports_nothing_of_ours_but_itself() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.countersign..").and(not(resideInAPackage("org.countersign.format.."))))
                .check(CLASSES);
    }

    @Test
    void uses_the_jdk_one_cbor_and_one_json_library_only() {
        noClasses()
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "java..",
                        "org.countersign..",
                        "co.nstant.in.cbor..",
                        "com.eclipsesource.json..",
                        "org.jspecify.annotations..")))
                .check(CLASSES);
    }

    @Test
    void only_the_jca_package_knows_what_the_browser_lacks() {
        noClasses()
                .that(not(resideInAPackage("org.countersign.format.jca..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.security..",
                        "javax..",
                        "java.net..",
                        "java.nio.file..",
                        "java.text..",
                        "org.countersign.format.jca.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(HexFormat.class)
                .check(CLASSES);
    }

    @Test
    void reads_no_clock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .check(CLASSES);
    }

    @Test
    void makes_no_randomness() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.UUID")
                .orShould()
                .callConstructor(SecureRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.countersign.format.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
