package io.sallyport.drills.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.drills.stage.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
  @Test
  void withoutPropertiesTheUsualPortsAreTaken() {
    DemoOptions options = DemoOptions.of(new Properties());
    assertEquals(new Ports(8443, 9000, 8445, 8200), options.ports());
    assertEquals("jvm", options.executable());
    assertFalse(options.vault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "TRUE"})
  void vaultIsWantedWithAndWithoutAValue(String value) {
    Properties properties = new Properties();
    properties.setProperty("demo.vault", value);
    assertTrue(DemoOptions.of(properties).vault());
  }

  @Test
  void vaultsPortHasToBeFreeOnlyWhenVaultIsWanted() throws IOException {
    Ports free = Ports.free();
    try (ServerSocket taken = new ServerSocket(free.vault(), 1, InetAddress.getLoopbackAddress())) {
      assertTrue(taken.isBound());
      assertEquals(Optional.empty(), new DemoOptions(free, "jvm", false).portProblem());
      String problem = new DemoOptions(free, "jvm", true).portProblem().orElseThrow();
      assertTrue(problem.contains("-Ddemo.vault.port="), problem);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "https", ""})
  void anImpossiblePortIsNamed(String value) {
    Properties properties = new Properties();
    properties.setProperty("demo.gateway.port", value);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> DemoOptions.of(properties));
    assertEquals("demo.gateway.port must be a port from 1 to 65535", refusal.getMessage());
  }

  @Test
  void aTakenPortIsNamedWithItsCure() throws IOException {
    Ports free = Ports.free();
    try (ServerSocket taken =
        new ServerSocket(free.management(), 1, InetAddress.getLoopbackAddress())) {
      int other = taken.getLocalPort() + (taken.getLocalPort() > 64_535 ? -1000 : 1000);
      assertEquals(
          Optional.of(
              "port "
                  + taken.getLocalPort()
                  + " is taken: stop what listens there, or choose another one: mvn -Pdemo"
                  + " -Ddemo.management.port="
                  + other),
          new DemoOptions(free, "jvm", false).portProblem());
    }
    assertEquals(Optional.empty(), new DemoOptions(free, "jvm", false).portProblem());
  }
}
