package io.sallyport.drills.leak;

import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.ChildProcess;
import io.sallyport.drills.stage.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that a stage has written. */
final class Places {
  private static final String VAULT_DATA = "/vault/data/";

  private Places() {}

  /** What can be seen while the processes run: command lines, metrics, health. */
  static List<Place> ofRunning(Stage stage) {
    List<Place> places = new ArrayList<>();
    for (ChildProcess process : stage.processes()) {
      for (String file : List.of("cmdline", "environ")) {
        Path path = Path.of("/proc", Long.toString(process.pid()), file);
        if (Files.isReadable(path)) {
          places.add(new Place(process.name() + " " + file, read(path)));
        }
      }
    }
    places.add(new Place("metrics page", stage.clients().probe().get("/q/metrics").everything()));
    places.add(
        new Place("credentials page", stage.clients().operator().get("/credentials").everything()));
    places.add(new Place("health page", stage.clients().probe().get("/q/health").everything()));
    return places;
  }

  /**
   * All files below the folders: logs, store, ledger, configuration, temporary files. What Vault
   * stores is its own business.
   */
  static List<Place> ofFiles(Path... folders) {
    List<Place> places = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> Files.isRegularFile(file) && !file.toString().contains(VAULT_DATA))
            .sorted()
            .forEach(file -> places.add(new Place(folder.relativize(file).toString(), read(file))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return places;
  }

  /** All answers that clients were given, headers and bodies. */
  static Place ofAnswers(List<Answer> answers) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    answers.forEach(answer -> all.writeBytes(answer.everything()));
    return new Place("answers to clients", all.toByteArray());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      // A store may give up its side files between our listing and our reading.
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
