package io.sallyport.spi.wire;

import io.sallyport.spi.manifest.DataClass;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a value that connector code never sees: the egress writes it into the request on the
 * way to the socket, at the places that the manifest declares and nowhere else.
 */
public final class Reference {
  private static final Reference CARD_NUMBER = new Reference(DataClass.CARD_NUMBER, "");
  private static final Reference SECURITY_CODE = new Reference(DataClass.SECURITY_CODE, "");
  private static final Reference HOLDER_NAME = new Reference(DataClass.HOLDER_NAME, "");

  private final DataClass dataClass;
  private final String role;

  private Reference(DataClass dataClass, String role) {
    this.dataClass = dataClass;
    this.role = role;
  }

  /** The card number of the operation's payment method, digits only. */
  public static Reference cardNumber() {
    return CARD_NUMBER;
  }

  /**
   * The card's security code. Only in an authorisation whose payment method {@linkplain
   * io.sallyport.spi.operation.CardMethod#hasSecurityCode() has one}; anywhere else the request is
   * refused before it is sent.
   */
  public static Reference securityCode() {
    return SECURITY_CODE;
  }

  /** The card holder's name, when {@link io.sallyport.spi.operation.CardMethod#hasHolderName()}. */
  public static Reference holderName() {
    return HOLDER_NAME;
  }

  /**
   * The credential of a role that the manifest declares.
   *
   * @param role the role's name
   */
  public static Reference credential(String role) {
    return new Reference(DataClass.CREDENTIAL, role);
  }

  /** The class of data that this stands for. */
  public DataClass dataClass() {
    return dataClass;
  }

  /** The credential role, or an empty text for card data. */
  public String role() {
    return role;
  }

  /** References are equal when they stand for the same; the value itself is not compared. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Reference reference
        && dataClass == reference.dataClass
        && role.equals(reference.role);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dataClass, role);
  }

  @Override
  public String toString() {
    return role.isEmpty() ? dataClass.name() : dataClass.name() + ":" + role;
  }
}
