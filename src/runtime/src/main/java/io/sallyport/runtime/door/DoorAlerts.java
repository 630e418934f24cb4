package io.sallyport.runtime.door;

import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Alerts about what can't be used, and logs what is used from now on. */
public final class DoorAlerts implements DoorListener {
  private static final Logger LOG = Logger.getLogger(DoorAlerts.class);

  private final Alerts alerts;

  /** Raises {@code alerts}. */
  public DoorAlerts(Alerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public void reloaded(String door, DoorPart part, String version) {
    LOG.infof("%s: new connections use version %s", object(door, part), version);
  }

  @Override
  public void refused(String door, DoorPart part, String message) {
    alerts.raise(
        new Alert(
            Alert.Kind.CREDENTIAL_ROTATION_FAILED,
            object(door, part),
            message + "; what was there before stays in use"));
  }

  private static String object(String door, DoorPart part) {
    return door + " " + part.name().toLowerCase(Locale.ROOT);
  }
}
