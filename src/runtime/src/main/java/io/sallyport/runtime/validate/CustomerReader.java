package io.sallyport.runtime.validate;

import io.sallyport.spi.operation.Customer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who pays. */
final class CustomerReader {
  private static final TextRule ID = TextRule.free(64);
  private static final ObjectShape<Draft> SHAPE =
      ObjectShape.<Draft>at("/customer")
          .optional("id", (body, draft) -> draft.id = body.text(ID))
          .optional("ip", (body, draft) -> draft.ip = readIp(body))
          .optional("email", (body, draft) -> draft.email = readEmail(body))
          .build();

  private CustomerReader() {}

  static Customer read(JsonBody body) throws IOException {
    Draft draft = new Draft();
    SHAPE.read(body, draft);
    return new Customer(
        Optional.ofNullable(draft.id),
        Optional.ofNullable(draft.ip),
        Optional.ofNullable(draft.email));
  }

  private static String readIp(JsonBody body) throws IOException {
    String ip = body.text(TextRule.IP);
    if (!IpLiterals.isAddress(ip)) {
      throw body.invalid(TextRule.IP.allowed());
    }
    return ip;
  }

  private static String readEmail(JsonBody body) throws IOException {
    String email = body.text(TextRule.EMAIL);
    int at = email.indexOf('@');
    if (at < 1 || at == email.length() - 1 || at != email.lastIndexOf('@')) {
      throw body.invalid(TextRule.EMAIL.allowed());
    }
    return email;
  }

  private static final class Draft {
    private @Nullable String id;
    private @Nullable String ip;
    private @Nullable String email;
  }
}
