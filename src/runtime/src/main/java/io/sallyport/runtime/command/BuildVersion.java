package io.sallyport.runtime.command;

/** The version that was built. */
final class BuildVersion {
  static final String VERSION = "0.1.0-SNAPSHOT";

  private BuildVersion() {}
}
