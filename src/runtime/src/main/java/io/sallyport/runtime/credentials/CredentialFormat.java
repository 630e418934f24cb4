package io.sallyport.runtime.credentials;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sallyport.runtime.validate.StrictJson;
import java.io.IOException;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the plaintext of the local credentials: an object of credentials by name, each either
 * {@code {"text"}} or {@code {"certificate", "private_key"}}. Values never become texts.
 */
final class CredentialFormat implements AutoCloseable {
  private static final String ALLOWED =
      "the credentials must be one JSON object in UTF-8: {\"NAME\": {\"text\": \"…\"} or"
          + " {\"certificate\": \"…\", \"private_key\": \"…\"}, …}";
  private static final String NAME_ALLOWED =
      "a credential's name must be 1 to 100 characters of a-z 0-9 / . _ -, a letter or digit"
          + " first, and stand once";
  private static final int MAX_DEPTH = 2;
  private static final int MAX_VALUE_LENGTH = 65_536;
  private static final int MAX_CREDENTIALS = 1000;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9/._-]{0,99}");
  private static final JsonFactory FACTORY = StrictJson.factory(MAX_DEPTH, MAX_VALUE_LENGTH);

  private final JsonParser parser;
  private final Instant now;
  private final Map<String, Credential> credentials = new LinkedHashMap<>();
  private final Map<String, SourceException> unusable = new LinkedHashMap<>();

  private CredentialFormat(JsonParser parser, Instant now) {
    this.parser = parser;
    this.now = now;
  }

  /**
   * What the credentials are, by name.
   *
   * @param unusable certificates that can't be used, as those that have expired, with the reason
   */
  record Read(Map<String, Credential> credentials, Map<String, SourceException> unusable)
      implements AutoCloseable {
    @Override
    public void close() {
      credentials.values().forEach(Credential::close);
    }
  }

  /**
   * Reads the credentials.
   *
   * @param json stays the caller's to wipe
   * @throws CredentialFileException when it is not of this form, with what is wrong
   */
  static Read read(byte[] json, Instant now) {
    try {
      CharBuffer text = StrictJson.decode(json);
      try (JsonParser parser = FACTORY.createParser(text.array(), 0, text.limit());
          CredentialFormat format = new CredentialFormat(parser, now)) {
        return format.all();
      } finally {
        Arrays.fill(text.array(), '\0');
      }
    } catch (IOException e) {
      throw new CredentialFileException(ALLOWED);
    }
  }

  /** Closes what was read, unless it was handed over. */
  @Override
  public void close() {
    credentials.values().forEach(Credential::close);
  }

  private Read all() throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, ALLOWED);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean isKnown = credentials.containsKey(name) || unusable.containsKey(name);
      require(NAME.matcher(name).matches() && !isKnown, NAME_ALLOWED);
      boolean fits = credentials.size() + unusable.size() < MAX_CREDENTIALS;
      require(fits, "at most " + MAX_CREDENTIALS + " credentials");
      add(name);
    }
    require(parser.nextToken() == null, ALLOWED);
    Read read = new Read(Map.copyOf(credentials), Map.copyOf(unusable));
    credentials.clear();
    return read;
  }

  private void add(String name) throws IOException {
    requireOf(name, parser.nextToken() == JsonToken.START_OBJECT);
    Map<String, byte[]> members = new LinkedHashMap<>();
    try {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = parser.currentName();
        requireOf(name, !members.containsKey(member) && members.size() < 2);
        requireOf(name, parser.nextToken() == JsonToken.VALUE_STRING);
        members.put(member, value(name));
      }
      add(name, members);
    } finally {
      members.values().forEach(value -> Arrays.fill(value, (byte) 0));
    }
  }

  private void add(String name, Map<String, byte[]> members) {
    byte[] text = members.get("text");
    byte[] certificate = members.get("certificate");
    byte[] privateKey = members.get("private_key");
    if (text != null && members.size() == 1) {
      credentials.put(name, text(name, text));
    } else if (certificate != null && privateKey != null) {
      try {
        credentials.put(name, new CertificateCheck(name).read(certificate, privateKey, now));
      } catch (SourceException refused) {
        unusable.put(name, refused);
      }
    } else {
      throw new CredentialFileException(allowedOf(name));
    }
  }

  private static Credential text(String name, byte[] text) {
    try {
      return new TextCheck(name).read(text);
    } catch (SourceException refused) {
      throw new CredentialFileException(String.valueOf(refused.getMessage()));
    }
  }

  private byte[] value(String name) throws IOException {
    int length = parser.getTextLength();
    char[] characters = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    for (int i = offset; i < offset + length; i++) {
      requireOf(name, !Character.isSurrogate(characters[i]));
    }
    byte[] value = StrictJson.encode(characters, offset, length);
    Arrays.fill(characters, offset, offset + length, '\0');
    return value;
  }

  private static void requireOf(String name, boolean condition) {
    require(condition, allowedOf(name));
  }

  private static String allowedOf(String name) {
    return "credential " + name + " must be either {text} or {certificate, private_key}, all texts";
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new CredentialFileException(message);
    }
  }
}
