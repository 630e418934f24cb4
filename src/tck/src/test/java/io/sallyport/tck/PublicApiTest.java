package io.sallyport.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sallyport.spi.Connector;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public types and members of the two modules that strangers compile against are listed in
 * committed files, so that a change of them is seen in review.
 */
class PublicApiTest {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
  private static final Path OF_THE_SPI = Path.of("..", "spi", "api", "current.txt");
  private static final Path OF_THE_KIT = Path.of("api", "current.txt");

  @Test
  void theInterfaceIsTheCommittedOne() throws IOException {
    compare("spi", OF_THE_SPI, listing(Connector.class));
  }

  @Test
  void theKitIsTheCommittedOne() throws IOException {
    compare("tck", OF_THE_KIT, listing(ConnectorContract.class));
  }

  @Test
  void theListingsSeeWhatTheyList() {
    String spi = listing(Connector.class);
    assertTrue(spi.lines().filter(line -> !line.startsWith(" ")).count() > 40, spi);
    assertTrue(spi.contains("io.sallyport.spi.Step io.sallyport.spi.Connector.begin("), spi);
    assertTrue(listing(ConnectorContract.class).contains("provider()"));
  }

  private static void compare(String module, Path committed, String actual) throws IOException {
    Path found = Path.of("target", "api", module + ".txt");
    Files.createDirectories(found.getParent());
    Files.writeString(found, actual);
    String expected = Files.exists(committed) ? Files.readString(committed) : "";
    assertTrue(
        expected.equals(actual),
        () ->
            "the public API has changed:\n"
                + without("- ", expected, actual)
                + without("+ ", actual, expected)
                + "if that is meant, copy "
                + found.toAbsolutePath()
                + " to "
                + committed.toAbsolutePath().normalize()
                + " and think of SpiVersion");
  }

  /** The lines of one listing that are not in the other. */
  private static String without(String sign, String listing, String other) {
    Set<String> known = other.lines().collect(Collectors.toSet());
    return listing
        .lines()
        .filter(line -> !known.contains(line))
        .map(line -> sign + line.strip() + "\n")
        .collect(Collectors.joining());
  }

  private static String listing(Class<?> root) {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(root.getPackageName())
            .stream()
            .filter(type -> isReachable(type.reflect()))
            .map(JavaClass::reflect)
            .sorted((one, other) -> one.getName().compareTo(other.getName()))
            .map(PublicApiTest::describe)
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static boolean isReachable(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return !type.isAnonymousClass()
        && !type.isLocalClass()
        && !type.isSynthetic()
        && !type.getSimpleName().equals("package-info")
        && isVisible(type.getModifiers())
        && (outer == null || isReachable(outer));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String describe(Class<?> type) {
    String parents =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()))
            .map(parent -> parent.getTypeName())
            .filter(parent -> !parent.equals("java.lang.Object"))
            .collect(Collectors.joining(", "));
    String generics =
        type.getTypeParameters().length == 0 ? "" : Arrays.toString(type.getTypeParameters());
    String heading =
        kind(type) + " " + type.getName() + generics + (parents.isEmpty() ? "" : " : " + parents);
    return Stream.concat(Stream.of(heading), members(type).stream())
        .collect(Collectors.joining("\n  "));
  }

  /** Not by {@link Class#toGenericString()}, whose text differs between JDKs. */
  private static String kind(Class<?> type) {
    int shown = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL;
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : abstractOrNot(type);
    return Modifier.toString(type.getModifiers() & shown)
        + (type.isSealed() ? " sealed " : " ")
        + kind;
  }

  private static String abstractOrNot(Class<?> type) {
    return Modifier.isAbstract(type.getModifiers()) ? "abstract class" : "class";
  }

  private static List<String> members(Class<?> type) {
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(PublicApiTest::isListed)
            .map(Field::toGenericString);
    Stream<String> executables =
        Stream.<Executable[]>of(type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Arrays::stream)
            .filter(PublicApiTest::isListed)
            .map(Executable::toGenericString);
    return Stream.concat(fields, executables).sorted().toList();
  }

  private static boolean isListed(Member member) {
    return isVisible(member.getModifiers())
        && !member.isSynthetic()
        && !OF_EVERY_OBJECT.contains(member.getName());
  }
}
