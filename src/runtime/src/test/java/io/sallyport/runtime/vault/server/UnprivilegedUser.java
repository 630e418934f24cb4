package io.sallyport.runtime.vault.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Another user than root, for a server that refuses to run as root. */
final class UnprivilegedUser {
  private final String name;
  private final List<String> prefix;

  private UnprivilegedUser(String name, List<String> prefix) {
    this.name = name;
    this.prefix = prefix;
  }

  static boolean isNeeded() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Empty when there is no such user, or no program that changes to it. */
  static Optional<UnprivilegedUser> find() {
    return Stream.of("postgres", "nobody")
        .filter(name -> principal(name).isPresent())
        .flatMap(name -> prefix(name).stream().map(prefix -> new UnprivilegedUser(name, prefix)))
        .findFirst();
  }

  /** What to put before a command. */
  List<String> prefix() {
    return prefix;
  }

  /** Gives a folder, and the files directly in it, to this user. */
  void own(Path folder) {
    UserPrincipal owner = principal(name).orElseThrow();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : Stream.concat(files, Stream.of(folder)).toList()) {
        Files.setOwner(path, owner);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first becomes the command itself; the second stays as its parent. */
  private static Optional<List<String>> prefix(String name) {
    Optional<Path> setpriv = SearchPath.find("setpriv");
    Optional<String> group = setpriv.isPresent() ? group(name) : Optional.empty();
    if (setpriv.isPresent() && group.isPresent()) {
      return Optional.of(
          List.of(
              setpriv.get().toString(),
              "--reuid=" + name,
              "--regid=" + group.get(),
              "--clear-groups"));
    }
    return SearchPath.find("runuser").map(runuser -> List.of(runuser.toString(), "-u", name, "--"));
  }

  private static Optional<String> group(String name) {
    try {
      Process process = new ProcessBuilder("id", "-g", name).start();
      String id = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(id.strip()) : Optional.empty();
    } catch (IOException noSuchProgram) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<UserPrincipal> principal(String name) {
    try {
      return Optional.of(
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name));
    } catch (IOException | UnsupportedOperationException noSuchUser) {
      return Optional.empty();
    }
  }
}
