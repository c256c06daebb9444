package io.plugdesk.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The star with two rings: plugins know the api, rooms know api and desk, nobody knows a room. */
class StarTest {
  private static final String API = "io.plugdesk.api..";
  private static final String DESK = "io.plugdesk.desk..";
  private static final Set<String> KINDS =
      Set.of("tool", "channel", "connector", "guard", "model", "retrieval");

  /** Each third-party library and the only packages of ours that may name it. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.apache.solr..", List.of("io.plugdesk.retrieval.solr..")),
          Map.entry("org.apache.lucene..", List.of("io.plugdesk.retrieval.lucene..")),
          Map.entry("ai.onnxruntime..", List.of("io.plugdesk.model.onnx..")),
          Map.entry("org.apache.camel..", List.of("io.plugdesk.routes..", "io.plugdesk.engine..")),
          Map.entry("org.snakeyaml..", List.of("io.plugdesk.routes..")),
          Map.entry("org.apache.cxf..", List.of("io.plugdesk.rest..")),
          Map.entry("org.apache.commons.fileupload2..", List.of("io.plugdesk.rest..")),
          Map.entry("com.nimbusds..", List.of("io.plugdesk.security..")),
          Map.entry("io.micrometer..", List.of("io.plugdesk.insight..")),
          Map.entry("com.github.kagkarlsson..", List.of("io.plugdesk.jobs..")),
          Map.entry("com.zaxxer..", List.of("io.plugdesk.store..")),
          Map.entry("org.postgresql..", List.of("io.plugdesk.store..")),
          Map.entry("org.flywaydb..", List.of("io.plugdesk.store..")),
          Map.entry("org.apache.karaf.shell..", List.of("io.plugdesk.shell..")),
          Map.entry("org.jline..", List.of("io.plugdesk.shell..")),
          Map.entry("org.apache.tika..", List.of("io.plugdesk.parser..")),
          Map.entry("org.apache.poi..", List.of("io.plugdesk.parser..")),
          Map.entry("org.apache.pdfbox..", List.of("io.plugdesk.parser..")),
          Map.entry("io.github.resilience4j..", List.of("io.plugdesk.plugins..")),
          Map.entry("org.jsoup..", List.of("io.plugdesk.intake..")),
          Map.entry("com.google.i18n.phonenumbers..", List.of("io.plugdesk.privacy..")),
          Map.entry("org.apache.commons.validator..", List.of("io.plugdesk.privacy..")),
          Map.entry("org.osgi.service.resolver..", List.of("io.plugdesk.editions..")),
          Map.entry("org.commonmark..", List.of("io.plugdesk.intake..")));

  private static JavaClasses house;

  @BeforeAll
  static void readsEverythingThatWasBuilt() {
    var folders = Tree.classes();
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths(folders);
    assertTrue(house.size() > 150, "Only " + house.size() + " classes were found; build first");
  }

  @Test
  void theApiKnowsNothingOfTheHouse() {
    noClasses()
        .that()
        .resideInAPackage(API)
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.plugdesk..").and(not(API)))
        .check(house);
  }

  @Test
  void theApiStandsOnJavaAndOsgiAnnotationsAlone() {
    classes()
        .that()
        .resideInAPackage(API)
        .and()
        .resideOutsideOfPackage("io.plugdesk.api.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            API, "java..", "org.osgi.annotation..", "org.osgi.service.component.annotations..")
        .check(house);
  }

  @Test
  void theDeskKnowsOnlyTheApi() {
    noClasses()
        .that()
        .resideInAPackage(DESK)
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.plugdesk..").and(not(API)).and(not(DESK)))
        .check(house);
  }

  @Test
  void pluginsKnowOnlyTheApi() {
    for (var plugin : owners(true)) {
      noClasses()
          .that()
          .resideInAPackage(plugin + "..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.plugdesk..").and(not(API)).and(not(plugin + "..")))
          .because("a plugin knows io.plugdesk.api and nothing else of the house")
          .check(house);
    }
  }

  @Test
  void roomsKnowApiAndDeskAndNoOtherRoom() {
    for (var room : owners(false)) {
      noClasses()
          .that()
          .resideInAPackage(room + "..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.plugdesk..")
                  .and(not(API))
                  .and(not(DESK))
                  .and(not(room + "..")))
          .because("rooms meet at run time, through the contracts in io.plugdesk.desk")
          .check(house);
    }
  }

  @Test
  void thereAreNoCirclesOfPackages() {
    slices().matching("io.plugdesk.(**)").should().beFreeOfCycles().check(house);
  }

  @Test
  void eachLibraryStaysInItsRoom() {
    LIBRARIES.forEach(
        (library, rooms) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(rooms.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " belongs to " + rooms)
                .allowEmptyShould(true)
                .check(house));
  }

  /** The root packages of all plugins, or of all rooms. */
  private static Set<String> owners(boolean plugins) {
    var owners = new TreeSet<String>();
    for (var type : house) {
      var words = type.getPackageName().split("\\.");
      if (words.length < 3 || words[2].equals("api") || words[2].equals("desk")) {
        continue;
      }
      boolean plugin = KINDS.contains(words[2]) && words.length > 3;
      if (plugin == plugins && !words[2].equals("testkit")) {
        owners.add(String.join(".", Arrays.copyOf(words, plugin ? 4 : 3)));
      }
    }
    assertTrue(owners.size() > 1, "No packages were found: " + owners);
    return owners;
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> not(String packages) {
    var inside = resideInAnyPackage(packages);
    return describe("not in " + packages, type -> !inside.test(type));
  }
}
