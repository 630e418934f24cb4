package io.sallyport.drills.stage;

import io.sallyport.sandbox.file.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder as Kubernetes mounts a secret: each file is a link into {@code ..data}, which is a link
 * to a folder with the present files, so that one rename swaps all of them.
 */
final class SecretMount {
  private static final String DATA = "..data";

  private final Path folder;
  private Map<String, String> present = Map.of();
  private int swaps;

  SecretMount(Path folder) {
    this.folder = folder;
  }

  /** Does nothing when the files are what they were; always with the same names. */
  void swap(Map<String, String> contents) {
    if (contents.equals(present)) {
      return;
    }
    try {
      Path fresh = folder.resolve("..data-" + swaps++);
      OwnerOnly.createDirectories(fresh);
      for (Map.Entry<String, String> file : contents.entrySet()) {
        OwnerOnly.replace(
            fresh.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
      Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), fresh.getFileName());
      Files.move(link, folder.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
      for (String name : contents.keySet()) {
        if (!Files.exists(folder.resolve(name))) {
          Files.createSymbolicLink(folder.resolve(name), Path.of(DATA, name));
        }
      }
      deleteOthers(fresh);
      present = Map.copyOf(contents);
    } catch (IOException e) {
      throw new StageException("files can not be swapped: " + e.getMessage(), e);
    }
  }

  private void deleteOthers(Path kept) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path old : all.filter(each -> isOther(each, kept)).toList()) {
        Layout.deleteAll(old);
      }
    }
  }

  private static boolean isOther(Path path, Path kept) {
    return path.getFileName().toString().startsWith("..data-") && !path.equals(kept);
  }
}
