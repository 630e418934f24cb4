package io.sallyport.drills.leak;

/** Something that was written: a file, an answer, a page. */
final class Place {
  private final String name;
  private final byte[] content;

  Place(String name, byte[] content) {
    this.name = name;
    this.content = content.clone();
  }

  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }

  @Override
  public String toString() {
    return "Place[" + name + ", " + content.length + " bytes]";
  }
}
