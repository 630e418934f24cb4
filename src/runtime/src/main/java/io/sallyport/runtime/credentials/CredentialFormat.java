package io.sallyport.runtime.credentials;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sallyport.runtime.secret.Secret;
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
  private static final int MAX_TEXT_BYTES = 4096;
  private static final int MAX_CREDENTIALS = 1000;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9/._-]{0,99}");
  private static final JsonFactory FACTORY = StrictJson.factory(MAX_DEPTH, MAX_VALUE_LENGTH);

  private final JsonParser parser;
  private final Instant now;
  private final Map<String, Credential> credentials = new LinkedHashMap<>();

  private CredentialFormat(JsonParser parser, Instant now) {
    this.parser = parser;
    this.now = now;
  }

  /**
   * The credentials by name.
   *
   * @param json stays the caller's to wipe
   * @throws CredentialFileException when something is wrong, with what
   */
  static Map<String, Credential> read(byte[] json, Instant now) {
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

  private Map<String, Credential> all() throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, ALLOWED);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean fits = NAME.matcher(name).matches() && !credentials.containsKey(name);
      require(fits, NAME_ALLOWED);
      require(credentials.size() < MAX_CREDENTIALS, "at most " + MAX_CREDENTIALS + " credentials");
      credentials.put(name, credential(name));
    }
    require(parser.nextToken() == null, ALLOWED);
    Map<String, Credential> read = Map.copyOf(credentials);
    credentials.clear();
    return read;
  }

  private Credential credential(String name) throws IOException {
    requireOf(name, parser.nextToken() == JsonToken.START_OBJECT);
    Map<String, byte[]> members = new LinkedHashMap<>();
    try {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = parser.currentName();
        requireOf(name, !members.containsKey(member) && members.size() < 2);
        requireOf(name, parser.nextToken() == JsonToken.VALUE_STRING);
        members.put(member, value(name));
      }
      return credential(name, members);
    } finally {
      members.values().forEach(value -> Arrays.fill(value, (byte) 0));
    }
  }

  private Credential credential(String name, Map<String, byte[]> members) {
    byte[] text = members.get("text");
    if (text != null && members.size() == 1) {
      return new Credential.Text(Secret.taking(checkedText(name, text).clone()));
    }
    byte[] certificate = members.get("certificate");
    byte[] privateKey = members.get("private_key");
    if (certificate == null || privateKey == null) {
      throw new CredentialFileException(allowedOf(name));
    }
    try {
      return new CertificateCheck(name).read(certificate, privateKey, now);
    } catch (SourceException unusable) {
      throw new CredentialFileException(String.valueOf(unusable.getMessage()));
    }
  }

  /** A text goes into headers and messages: a line break in it would write another header. */
  private static byte[] checkedText(String name, byte[] text) {
    boolean fits = text.length > 0 && text.length <= MAX_TEXT_BYTES;
    for (byte octet : text) {
      fits &= octet < 0 || (octet >= ' ' && octet != 127);
    }
    require(
        fits, "credential " + name + ": text must be 1 to 4096 bytes without control characters");
    return text;
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
