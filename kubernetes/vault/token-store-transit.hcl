# The token store's data keys: wrap and unwrap them with one key. The key is made beforehand;
# without "create" a mistyped name makes no new one. No export, no rotation, no deletion.
path "transit/encrypt/sallyport" {
  capabilities = ["update"]
}
path "transit/decrypt/sallyport" {
  capabilities = ["update"]
}
