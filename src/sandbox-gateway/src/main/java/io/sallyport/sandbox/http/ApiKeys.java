package io.sallyport.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accepted API keys, known by their SHA-256 only. Safe for use by several threads. */
public final class ApiKeys {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String SCHEME = "Bearer ";

  private volatile List<byte[]> accepted;

  ApiKeys(Collection<String> sha256) {
    accepted = decode(sha256);
  }

  /** Whether this is a SHA-256 in the form in which keys are configured. */
  public static boolean isSha256(String text) {
    return SHA256.matcher(text).matches();
  }

  void replace(Collection<String> sha256) {
    accepted = decode(sha256);
  }

  /**
   * The key in the Authorization header.
   *
   * @throws AnswerException when there is none or it is not accepted
   */
  String authenticate(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new AnswerException(ErrorAnswers.invalidApiKey());
    }
    String key = authorization.substring(SCHEME.length());
    byte[] presented = sha256(key);
    boolean known = false;
    for (byte[] each : accepted) {
      known |= MessageDigest.isEqual(each, presented);
    }
    if (!known) {
      throw new AnswerException(ErrorAnswers.invalidApiKey());
    }
    return key;
  }

  /** Lower-case hexadecimal SHA-256 of an API key: the form in which keys are configured. */
  public static String sha256Hex(String apiKey) {
    return HexFormat.of().formatHex(sha256(apiKey));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }

  private static List<byte[]> decode(Collection<String> sha256) {
    return sha256.stream().map(HexFormat.of()::parseHex).toList();
  }
}
