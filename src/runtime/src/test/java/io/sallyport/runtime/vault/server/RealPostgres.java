package io.sallyport.runtime.vault.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own as a process, on the loopback without TLS, with its data in a temporary
 * folder. Where the tests run as root, which it refuses, it runs as another user.
 */
public final class RealPostgres implements AutoCloseable {
  private static final String ADMINISTRATOR = "administrator";
  private static final String READY = "database system is ready to accept connections";

  private final Path folder;
  private final int port;
  private final String password;
  private final LocalProcess process;

  private RealPostgres(Path folder, int port, String password, LocalProcess process) {
    this.folder = folder;
    this.port = port;
    this.password = password;
    this.process = process;
  }

  /** The folder of its programs; empty when it is not installed or can not be run by this user. */
  public static Optional<Path> find() {
    if (UnprivilegedUser.isNeeded() && UnprivilegedUser.find().isEmpty()) {
      return Optional.empty();
    }
    return Stream.concat(
            SearchPath.find("postgres").map(RealPostgres::folderOf).stream(), packaged())
        .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
        .findFirst();
  }

  /**
   * Makes a new database and starts it.
   *
   * @throws IllegalStateException when there is none or it does not start
   */
  public static RealPostgres start() {
    Path bin = find().orElseThrow(() -> new IllegalStateException("no PostgreSQL was found"));
    Path folder = Folders.temporary("sallyport-postgres-");
    String password = UUID.randomUUID().toString();
    int port = Folders.freePort();
    try {
      Folders.write(folder.resolve("password"), password);
      asUser(folder, initialise(bin, folder), "Success.").close();
      LocalProcess process = asUser(folder, serve(bin, folder, port), READY);
      return new RealPostgres(folder, port, password, process);
    } catch (IllegalStateException notStarted) {
      Folders.remove(folder);
      throw notStarted;
    }
  }

  /** Where clients reach it, without a login. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** How Vault reaches it. */
  public DatabaseAccess access() {
    return new DatabaseAccess(
        "postgresql://{{username}}:{{password}}@127.0.0.1:" + port + "/postgres?sslmode=disable",
        ADMINISTRATOR,
        password,
        true);
  }

  /** The port on the loopback. */
  public int port() {
    return port;
  }

  /** Whether a login gets in now. */
  public boolean accepts(String username, String givenPassword) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), username, givenPassword)) {
      return connection.isValid(10);
    } catch (SQLException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
    Folders.remove(folder);
  }

  private static List<String> initialise(Path bin, Path folder) {
    return List.of(
        bin.resolve("initdb").toString(),
        "--no-sync",
        "--locale=C",
        "--encoding=UTF8",
        "--username=" + ADMINISTRATOR,
        "--auth=scram-sha-256",
        "--pwfile=" + folder.resolve("password"),
        "--pgdata=" + folder.resolve("data"));
  }

  private static List<String> serve(Path bin, Path folder, int port) {
    return List.of(
        bin.resolve("postgres").toString(),
        "-D",
        folder.resolve("data").toString(),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "port=" + port,
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=off");
  }

  private static LocalProcess asUser(Path folder, List<String> command, String readyText) {
    List<String> whole = new ArrayList<>();
    if (UnprivilegedUser.isNeeded()) {
      UnprivilegedUser user =
          UnprivilegedUser.find()
              .orElseThrow(() -> new IllegalStateException("there is no other user"));
      user.own(folder);
      whole.addAll(user.prefix());
    }
    whole.addAll(command);
    return LocalProcess.start(whole, folder, readyText);
  }

  private static Path folderOf(Path program) {
    try {
      return program.toRealPath().resolveSibling("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where Debian and its like keep them, the newest first. */
  private static Stream<Path> packaged() {
    Path root = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(root)) {
      return Stream.empty();
    }
    try (Stream<Path> versions = Files.list(root)) {
      return versions
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
