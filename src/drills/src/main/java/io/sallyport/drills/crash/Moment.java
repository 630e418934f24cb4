package io.sallyport.drills.crash;

/** When the runtime is killed. */
enum Moment {
  /** The payment is durable; the connection to the gateway never becomes one. */
  BEFORE_THE_SEND("before the send"),
  /** The gateway has charged and has not answered. */
  CHARGED_UNANSWERED("charged, no answer"),
  /** The gateway has read the request and not charged; it notices that nobody waits. */
  READ_UNCHARGED("read, not charged"),
  /** Some milliseconds after the gateway's answer. */
  AFTER_THE_ANSWER("after the answer");

  private final String words;

  Moment(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
