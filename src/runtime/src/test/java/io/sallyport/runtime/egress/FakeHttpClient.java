package io.sallyport.runtime.egress;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that counts how often it was closed, and can do nothing else. */
final class FakeHttpClient {
  private final AtomicInteger closed = new AtomicInteger();
  private final HttpClient http =
      (HttpClient)
          Proxy.newProxyInstance(
              HttpClient.class.getClassLoader(),
              new Class<?>[] {HttpClient.class},
              (self, method, arguments) -> {
                if (!method.getName().equals("close")) {
                  throw new UnsupportedOperationException(method.getName());
                }
                closed.incrementAndGet();
                return Future.succeededFuture();
              });

  HttpClient http() {
    return http;
  }

  int closed() {
    return closed.get();
  }
}
