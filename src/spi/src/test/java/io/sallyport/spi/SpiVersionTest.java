package io.sallyport.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpiVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.2,1.2,true",
    "1.2,1.1,true",
    "1.2,1.0,true",
    "1.10,1.9,true",
    "1.2,1.3,false",
    "1.9,1.10,false",
    "1.2,2.0,false",
    "2.0,1.9,false",
    "1.2,'',false",
    "1.2,1,false",
    "1.2,1.2.0,false",
    "1.2,' 1.2',false",
    "1.2,-1.2,false",
    "1.2,1.99999,false",
    "unknown,1.2,false"
  })
  void aConnectorFitsWhenItsMajorIsEqualAndItsMinorIsNotNewer(
      String runtime, String connector, boolean fits) {
    assertEquals(fits, SpiVersion.fits(runtime, connector));
  }

  @Test
  void theCurrentVersionFitsItself() {
    assertTrue(SpiVersion.fits(SpiVersion.CURRENT, SpiVersion.CURRENT));
  }
}
