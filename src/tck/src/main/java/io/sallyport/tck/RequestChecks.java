package io.sallyport.tck;

import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CardMethod;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.ReferencePlaces;
import io.sallyport.spi.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is sent, and what is remembered. */
final class RequestChecks {
  private static final int MAX_STATE_BYTES = 16 * 1024;

  private RequestChecks() {}

  static void begins(Subject subject) {
    Subject.each(all(subject), Exchange::firstSend);
  }

  static void requestsAreDeclared(Subject subject) {
    eachRequest(
        subject,
        (exchange, request) -> {
          if (!subject.manifest().declares(request)) {
            throw exchange.failure(
                "the request " + request + " is not declared: add a DataFlow for what it carries");
          }
        });
  }

  static void referencesStandAtDeclaredPlaces(Subject subject) {
    eachRequest(
        subject,
        (exchange, request) -> {
          for (PlacedReference placed : ReferencePlaces.of(request)) {
            requireDeclared(subject.manifest(), exchange, request, placed);
          }
        });
  }

  private static void requireDeclared(
      Manifest manifest, Exchange exchange, WireRequest request, PlacedReference placed) {
    DataClass dataClass = placed.reference().dataClass();
    if (!manifest.declares(dataClass, request, placed.place())) {
      throw exchange.failure(
          dataClass
              + " goes to "
              + placed.place()
              + " of "
              + request
              + ", which is not declared: add a DataFlow for it, or take the reference away");
    }
  }

  static void referencesHaveValues(Subject subject) {
    eachRequest(
        subject,
        (exchange, request) -> {
          Set<DataClass> usable = usable(exchange);
          for (PlacedReference placed : ReferencePlaces.of(request)) {
            DataClass dataClass = placed.reference().dataClass();
            if (!usable.contains(dataClass)) {
              throw exchange.failure(
                  request
                      + " refers to "
                      + dataClass
                      + ", which has no value then: look at hasSecurityCode() and hasHolderName()"
                      + " of the card, and use card data in an authorisation alone");
            }
          }
        });
  }

  private static Set<DataClass> usable(Exchange exchange) {
    Set<DataClass> usable = EnumSet.of(DataClass.CREDENTIAL);
    if (exchange.operation() instanceof AuthorizeOperation authorize) {
      CardMethod card = authorize.paymentMethod().fold(method -> method);
      usable.add(DataClass.CARD_NUMBER);
      if (card.hasHolderName()) {
        usable.add(DataClass.HOLDER_NAME);
      }
      if (card.hasSecurityCode() && !exchange.isRecovery()) {
        usable.add(DataClass.SECURITY_CODE);
      }
    }
    return usable;
  }

  static void rolesAreDeclared(Subject subject) {
    eachRequest(
        subject,
        (exchange, request) -> {
          for (PlacedReference placed : ReferencePlaces.of(request)) {
            Reference reference = placed.reference();
            if (reference.dataClass() == DataClass.CREDENTIAL) {
              requireRole(subject, exchange, reference.role(), CredentialRole.Kind.SECRET_TEXT);
            }
          }
          for (String role : ReferencePlaces.keyRoles(request)) {
            requireRole(subject, exchange, role, CredentialRole.Kind.MAC_KEY);
          }
        });
  }

  private static void requireRole(
      Subject subject, Exchange exchange, String name, CredentialRole.Kind kind) {
    CredentialRole role = subject.manifest().credentialRoles().get(name);
    if (role == null || role.kind() != kind) {
      throw exchange.failure(
          "the credential role " + name + " is not declared as " + kind + " in the manifest");
    }
  }

  /** Two connectors are compared, so that what one of them remembers shows. */
  static void stepsAreRepeatable(Subject subject, Subject other) {
    List<Exchange> again = all(subject);
    List<Exchange> elsewhere = all(other);
    List<Exchange> exchanges = all(subject);
    for (int index = 0; index < exchanges.size(); index++) {
      List<String> steps = rendered(exchanges.get(index));
      if (!steps.equals(rendered(again.get(index)))
          || !steps.equals(rendered(elsewhere.get(index)))) {
        throw exchanges
            .get(index)
            .failure(
                "the same input gave another step the second time: take time, numbers and keys"
                    + " from the context, keep no counter, draw no random number");
      }
    }
  }

  private static List<String> rendered(Exchange exchange) {
    return exchange.steps().stream().map(Rendering::of).toList();
  }

  static void statesAreSmall(Subject subject) {
    Subject.each(
        all(subject),
        exchange -> {
          for (Step.Send send : exchange.sends()) {
            int bytes = Rendering.json(send.state()).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_STATE_BYTES) {
              throw exchange.failure(
                  "the state has "
                      + bytes
                      + " bytes as JSON; at most 16 KiB are journaled: keep only what the next"
                      + " step needs");
            }
          }
        });
  }

  private static void eachRequest(Subject subject, BiConsumer<Exchange, WireRequest> check) {
    Subject.each(
        all(subject),
        exchange -> exchange.sends().forEach(send -> check.accept(exchange, send.request())));
  }

  private static List<Exchange> all(Subject subject) {
    List<Exchange> exchanges = new ArrayList<>(subject.operations());
    exchanges.addAll(subject.recoveries());
    return exchanges;
  }
}
