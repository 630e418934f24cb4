package io.sallyport.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The accepted API keys, the newest last, known by their SHA-256 only. Safe for use by several
 * threads.
 */
public final class ApiKeys {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String SCHEME = "Bearer ";
  private static final int KEY_BYTES = 24;
  private static final int MOST_KEYS = 100;

  private final AtomicLong refused = new AtomicLong();
  private volatile List<byte[]> accepted;

  ApiKeys(Collection<String> sha256) {
    accepted = decode(sha256);
  }

  /** A key that nobody has had before; it is accepted nowhere yet. */
  public static String fresh() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    return "sk_sandbox_" + HexFormat.of().formatHex(random);
  }

  /** Whether this is a SHA-256 in the form in which keys are configured. */
  public static boolean isSha256(String text) {
    return SHA256.matcher(text).matches();
  }

  synchronized void replace(Collection<String> sha256) {
    accepted = decode(sha256);
  }

  /** Makes one more key, which is accepted from now on; of very many the oldest are forgotten. */
  synchronized String issue() {
    String key = fresh();
    List<byte[]> kept = accepted.subList(Math.max(0, accepted.size() + 1 - MOST_KEYS), size());
    accepted = Stream.concat(kept.stream(), Stream.of(sha256(key))).toList();
    return key;
  }

  /** Forgets all keys but the newest. */
  synchronized void retireOlder() {
    accepted = accepted.subList(Math.max(0, accepted.size() - 1), accepted.size());
  }

  /** How many keys are accepted. */
  int size() {
    return accepted.size();
  }

  /** How many requests came with a key that is not accepted, or without one. */
  long refused() {
    return refused.get();
  }

  /**
   * The key in the Authorization header.
   *
   * @throws AnswerException when there is none or it is not accepted
   */
  String authenticate(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refusal();
    }
    String key = authorization.substring(SCHEME.length());
    byte[] presented = sha256(key);
    boolean known = false;
    for (byte[] each : accepted) {
      known |= MessageDigest.isEqual(each, presented);
    }
    if (!known) {
      throw refusal();
    }
    return key;
  }

  private AnswerException refusal() {
    refused.incrementAndGet();
    return new AnswerException(ErrorAnswers.invalidApiKey());
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
