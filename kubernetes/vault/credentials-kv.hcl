# Credentials of connectors (API keys, signing secrets) that live in the key-value engine:
# read them, with their version, below one prefix. No listing, no writing, no other prefix.
path "secret/data/sallyport/*" {
  capabilities = ["read"]
}
