package io.sallyport.runtime.vault.server;

/** The two kinds of tokens; a batch token can be neither renewed nor revoked. */
public enum TokenType {
  SERVICE("service"),
  BATCH("batch");

  private final String text;

  TokenType(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
