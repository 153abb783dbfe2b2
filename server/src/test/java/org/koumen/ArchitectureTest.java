package org.koumen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.koumen.access.Needs;
import org.koumen.access.Open;
import org.koumen.access.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Habits of the code that a reader may rely on. */
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.koumen");

  @Test
  void time_comes_from_the_clock_of_the_jurisdiction() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.OffsetDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .because("tests set the clock, and the jurisdiction has its own zone")
        .check(CODE);
  }

  @Test
  void nothing_is_injected_into_fields() {
    noFields().should().beAnnotatedWith(Autowired.class).check(CODE);
  }

  @Test
  void endpoints_name_a_permission_or_why_they_need_none() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(RestController.class)
        .and()
        .areMetaAnnotatedWith(RequestMapping.class)
        .should()
        .beAnnotatedWith(Needs.class)
        .orShould()
        .beAnnotatedWith(Open.class)
        .orShould()
        .beAnnotatedWith(SignedIn.class)
        .check(CODE);
  }

  @Test
  void controllers_hold_no_sql() {
    noClasses()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .dependOnClassesThat(assignableTo(org.springframework.jdbc.core.simple.JdbcClient.class))
        .check(CODE);
  }

  @Test
  void endpoints_are_named_so_and_are_nobody_elses_business() {
    classes()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .haveSimpleNameEndingWith("Endpoint")
        .andShould()
        .bePackagePrivate()
        .check(CODE);
  }
}
