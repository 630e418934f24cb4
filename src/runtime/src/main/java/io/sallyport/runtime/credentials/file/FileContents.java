package io.sallyport.runtime.credentials.file;

import java.util.Arrays;
import java.util.List;

/** What stood in files, all at one moment. Wiped when it is closed; never printed. */
public final class FileContents implements AutoCloseable {
  private final Fingerprint fingerprint;
  private final List<byte[]> contents;

  FileContents(Fingerprint fingerprint, List<byte[]> contents) {
    this.fingerprint = fingerprint;
    this.contents = contents;
  }

  /** Of the files as they were read. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /**
   * The content of one file, not a copy.
   *
   * @param index which, in the order in which the files were named
   */
  public byte[] of(int index) {
    return contents.get(index);
  }

  /** Of all the contents, in their order. */
  ContentDigest digest() {
    return ContentDigest.of(contents);
  }

  @Override
  public void close() {
    contents.forEach(content -> Arrays.fill(content, (byte) 0));
  }

  @Override
  public String toString() {
    return "FileContents";
  }
}
