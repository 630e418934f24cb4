package io.sallyport.runtime.egress;

import io.sallyport.engine.port.UndeclaredFlowException;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.ReferencePlaces;
import io.sallyport.spi.wire.WireRequest;
import java.util.List;

/** Holds a connector's requests to its manifest. */
final class FlowCheck {
  private final Manifest manifest;

  FlowCheck(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * What the request carries, and where.
   *
   * @throws UndeclaredFlowException when the manifest does not declare it
   */
  List<PlacedReference> check(WireRequest request) {
    require(manifest.declares(request), "sends a request that it does not declare: " + request);
    List<PlacedReference> references = ReferencePlaces.of(request);
    for (PlacedReference placed : references) {
      Reference reference = placed.reference();
      require(
          manifest.declares(reference.dataClass(), request, placed.place()),
          reference + " is not declared at " + placed.place() + " of " + request);
      if (reference.dataClass() == DataClass.CREDENTIAL) {
        requireRole(reference.role(), CredentialRole.Kind.SECRET_TEXT);
      }
    }
    ReferencePlaces.keyRoles(request)
        .forEach(role -> requireRole(role, CredentialRole.Kind.MAC_KEY));
    return references;
  }

  private void requireRole(String name, CredentialRole.Kind kind) {
    CredentialRole role = manifest.credentialRoles().get(name);
    require(role != null && role.kind() == kind, "it declares no role " + name + " as " + kind);
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new UndeclaredFlowException("connector " + manifest.id() + ": " + message);
    }
  }
}
