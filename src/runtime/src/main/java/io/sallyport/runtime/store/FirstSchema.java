package io.sallyport.runtime.store;

import java.util.List;

/** Version 1. Every row carries client and merchant; what is not sealed may be seen by anybody. */
final class FirstSchema {
  private static final String ERROR =
      """
        error_code INTEGER,
        error_reason TEXT,
        gateway_code TEXT,
        gateway_network_code TEXT,
        gateway_advice TEXT
      """;

  private static final String CARD =
      """
        card_masked_number TEXT NOT NULL,
        card_network TEXT NOT NULL,
        card_expiry_month INTEGER NOT NULL,
        card_expiry_year INTEGER NOT NULL,
        card_has_holder_name INTEGER NOT NULL
      """;

  private static final String PAYMENT =
      """
      CREATE TABLE payment (
        id TEXT NOT NULL PRIMARY KEY,
        client TEXT NOT NULL,
        merchant TEXT NOT NULL,
        connector TEXT NOT NULL,
        merchant_transaction_id TEXT NOT NULL,
        amount INTEGER NOT NULL,
        currency TEXT NOT NULL,
        capture_method TEXT NOT NULL,
        initiator TEXT NOT NULL,
        partial_authorization INTEGER NOT NULL,
        had_security_code INTEGER NOT NULL,
        card_token TEXT NOT NULL,
      """
          + CARD
          + """
        , created_at INTEGER NOT NULL,
        version INTEGER NOT NULL,
        status TEXT NOT NULL,
        certainty TEXT NOT NULL,
        may_have_charged INTEGER NOT NULL,
        authorized INTEGER NOT NULL,
        captured INTEGER NOT NULL,
        refunded INTEGER NOT NULL,
        connector_transaction_id TEXT,
        network_transaction_id TEXT,
        redirect_url TEXT,
      """
          + ERROR
          + """
        , updated_at INTEGER NOT NULL
      ) STRICT
      """;

  private static final String DUPLICATES =
      """
      CREATE UNIQUE INDEX payment_may_have_charged
        ON payment (client, merchant, merchant_transaction_id)
        WHERE may_have_charged = 1
      """;

  private static final String DETAILS =
      """
      CREATE TABLE payment_details (
        payment_id TEXT NOT NULL PRIMARY KEY REFERENCES payment (id),
        client TEXT NOT NULL,
        merchant TEXT NOT NULL,
        sealed_by TEXT NOT NULL,
        sealed BLOB NOT NULL
      ) STRICT, WITHOUT ROWID
      """;

  private static final String FOLLOW_UP =
      """
      CREATE TABLE follow_up (
        id TEXT NOT NULL PRIMARY KEY,
        payment_id TEXT NOT NULL REFERENCES payment (id),
        client TEXT NOT NULL,
        merchant TEXT NOT NULL,
        kind TEXT NOT NULL,
        amount INTEGER NOT NULL,
        currency TEXT NOT NULL,
        last INTEGER NOT NULL,
        internal INTEGER NOT NULL,
        status TEXT NOT NULL,
        certainty TEXT NOT NULL,
        connector_transaction_id TEXT,
      """
          + ERROR
          + """
        , created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT
      """;

  private static final String ATTEMPT =
      """
      CREATE TABLE attempt (
        id TEXT NOT NULL PRIMARY KEY,
        payment_id TEXT NOT NULL REFERENCES payment (id),
        follow_up_id TEXT REFERENCES follow_up (id),
        client TEXT NOT NULL,
        merchant TEXT NOT NULL,
        operation TEXT NOT NULL,
        connector TEXT NOT NULL,
        number INTEGER NOT NULL,
        sequence_number INTEGER NOT NULL,
        started_at INTEGER NOT NULL,
        key_client TEXT,
        key_route TEXT,
        key_value TEXT,
        step INTEGER NOT NULL,
        state TEXT NOT NULL,
        sent_at INTEGER NOT NULL,
        certainty TEXT,
      """
          + ERROR
          + """
        , closed INTEGER NOT NULL,
        recoveries INTEGER NOT NULL,
        recover_at INTEGER
      ) STRICT
      """;

  private static final String KEY =
      """
      CREATE TABLE idempotency_key (
        client TEXT NOT NULL,
        route TEXT NOT NULL,
        value TEXT NOT NULL,
        merchant TEXT NOT NULL,
        fingerprint BLOB NOT NULL,
        payment_id TEXT NOT NULL,
        follow_up_id TEXT,
        answer_status INTEGER,
        answer_body BLOB,
        expires_at INTEGER NOT NULL,
        PRIMARY KEY (client, route, value)
      ) STRICT, WITHOUT ROWID
      """;

  private static final String TOKEN =
      """
      CREATE TABLE token (
        id TEXT NOT NULL PRIMARY KEY,
        client TEXT NOT NULL,
        merchant TEXT NOT NULL,
      """
          + CARD
          + """
        , sealed_by TEXT NOT NULL,
        sealed BLOB NOT NULL,
        fingerprint BLOB NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT
      """;

  private static final String DATA_KEY =
      """
      CREATE TABLE data_key (
        id TEXT NOT NULL PRIMARY KEY,
        purpose TEXT NOT NULL,
        wrapped_by TEXT NOT NULL,
        sealed_by TEXT NOT NULL,
        sealed BLOB NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT
      """;

  static final List<String> STATEMENTS =
      List.of(
          PAYMENT,
          DUPLICATES,
          DETAILS,
          FOLLOW_UP,
          "CREATE INDEX follow_up_of_payment ON follow_up (payment_id)",
          ATTEMPT,
          "CREATE INDEX attempt_of_payment ON attempt (payment_id)",
          "CREATE INDEX attempt_open ON attempt (started_at) WHERE closed = 0",
          KEY,
          "CREATE INDEX key_expiry ON idempotency_key (expires_at)",
          TOKEN,
          DATA_KEY);

  private FirstSchema() {}
}
