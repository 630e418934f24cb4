# Client certificates for connections to gateways: have them issued by one role, which says what
# may stand in them and how long they last. No other role, no signing of requests, no revoking.
path "pki/issue/sallyport" {
  capabilities = ["update"]
}
