# What a token needs for itself: know its end, put that off, and end when the process does.
# Vault's "default" policy has the same; this is for roles with token_no_default_policy=true.
path "auth/token/lookup-self" {
  capabilities = ["read"]
}
path "auth/token/renew-self" {
  capabilities = ["update"]
}
path "auth/token/revoke-self" {
  capabilities = ["update"]
}
