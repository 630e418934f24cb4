package io.sallyport.runtime.door;

/** Is told what becomes of changed files. Called on a thread that reads files; returns soon. */
public interface DoorListener {
  /** New handshakes use it from now on. */
  void reloaded(String door, DoorPart part, String version);

  /**
   * It can't be used, and what was there before stays in use. Told once, and again only when
   * something else is wrong.
   *
   * @param message what is wrong, on one line, without any content
   */
  void refused(String door, DoorPart part, String message);
}
