# Logins of the PostgreSQL store: have them made by one role, keep them alive and give them back.
# The leases of nobody else: the parameters narrow what Vault's own "default" policy allows too.
path "database/creds/sallyport" {
  capabilities = ["read"]
}
path "sys/leases/renew" {
  capabilities = ["update"]
  allowed_parameters = {
    "lease_id"  = ["database/creds/sallyport/*"]
    "increment" = []
  }
}
path "sys/leases/revoke" {
  capabilities = ["update"]
  allowed_parameters = {
    "lease_id" = ["database/creds/sallyport/*"]
    "sync"     = []
  }
}
