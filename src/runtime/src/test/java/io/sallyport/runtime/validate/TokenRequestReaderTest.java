package io.sallyport.runtime.validate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.runtime.secret.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenRequestReaderTest {
  private static final String BODY =
      """
      {"merchant":"shop-1","card":{"number":"378282246310005","expiry_month":1,
       "expiry_year":2027,"holder_name":"A Holder"}}
      """;

  private final TokenRequestReader reader = new TokenRequestReader(Bodies.CLOCK);

  @Test
  void aCardToStoreIsRead() {
    byte[] body = Bodies.bytes(BODY);
    try (TokenRequest request = reader.read(body)) {
      assertEquals(Optional.of("shop-1"), request.merchant());
      assertEquals("3782-XXXXXXX-0005", request.card().maskedNumber());
      Secret number = request.card().card().number();
      assertNotNull(number);
      assertTrue(number.sameAs(Bodies.bytes("378282246310005")));
      assertNull(request.card().card().securityCode());
      assertArrayEquals(new byte[body.length], body);
    }
  }

  @Test
  void aSecurityCodeIsRefusedWithTheReason() {
    String body = BODY.replace("\"holder_name\":\"A Holder\"", "\"security_code\":\"9876\"");
    Problem problem = Bodies.refusal(() -> reader.read(Bodies.bytes(body)));
    assertEquals(ErrorCode.INVALID_VALUE, problem.code());
    assertEquals(Optional.of("/card/security_code"), problem.field());
    assertTrue(problem.detail().contains("PCI DSS 3.3.1"));
  }

  @Test
  void aCardIsRequired() {
    Problem problem = Bodies.refusal(() -> reader.read(Bodies.bytes("{\"merchant\":\"shop-1\"}")));
    assertEquals(ErrorCode.MISSING_FIELD, problem.code());
    assertEquals(Optional.of("/card"), problem.field());
  }

  @Test
  void anExpiredCardIsRefused() {
    String body = BODY.replace("2027", "2026");
    Problem problem = Bodies.refusal(() -> reader.read(Bodies.bytes(body)));
    assertEquals(ErrorCode.INVALID_VALUE, problem.code());
    assertEquals(Optional.of("/card/expiry_year"), problem.field());
  }

  @Test
  void aCardNumberAsMerchantIsRefused() {
    String body = BODY.replace("shop-1", "4111111111111111");
    Problem problem = Bodies.refusal(() -> reader.read(Bodies.bytes(body)));
    assertEquals(ErrorCode.MISPLACED_CARD_NUMBER, problem.code());
    assertEquals(Optional.of("/merchant"), problem.field());
  }
}
