package io.sallyport.runtime.door;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.quarkus.tls.runtime.TrustStoreAndTrustOptions;
import io.quarkus.tls.runtime.TrustStoreProvider;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * Gives the doors to the framework's TLS configurations of the same names. The stores beside them
 * are empty: nobody reads them where there are options.
 */
class DoorStores {
  @Produces
  @Singleton
  @Identifier("data") KeyStoreProvider dataKeys(Doors doors) {
    return vertx -> keys(doors.data());
  }

  @Produces
  @Singleton
  @Identifier("data") TrustStoreProvider dataTrust(Doors doors) {
    return vertx -> trust(doors.data());
  }

  @Produces
  @Singleton
  @Identifier("management") KeyStoreProvider managementKeys(Doors doors) {
    return vertx -> keys(doors.management());
  }

  @Produces
  @Singleton
  @Identifier("management") TrustStoreProvider managementTrust(Doors doors) {
    return vertx -> trust(doors.management());
  }

  private static KeyStoreAndKeyCertOptions keys(Door door) {
    return new KeyStoreAndKeyCertOptions(empty(), door.keyCertOptions());
  }

  private static TrustStoreAndTrustOptions trust(Door door) {
    return new TrustStoreAndTrustOptions(empty(), door.trustOptions());
  }

  private static KeyStore empty() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java runtime has no PKCS #12", e);
    }
  }
}
