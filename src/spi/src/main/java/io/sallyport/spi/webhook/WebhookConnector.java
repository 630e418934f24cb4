package io.sallyport.spi.webhook;

import io.sallyport.spi.Connector;
import io.sallyport.spi.signing.VerificationPlan;
import java.util.List;
import java.util.Optional;

/** What a connector adds when its provider sends webhooks. */
public interface WebhookConnector extends Connector {
  /**
   * What has to be verified before anything is believed: one plan for each signed item (some
   * providers sign several items of one message apart). Every plan must be met. Empty when the
   * message lacks what a signature needs; it is refused then.
   */
  Optional<List<VerificationPlan>> verification(Webhook webhook);

  /** What a verified webhook says, in the order in which it says it; empty when nothing for us. */
  List<GatewayEvent> parse(Webhook webhook);
}
