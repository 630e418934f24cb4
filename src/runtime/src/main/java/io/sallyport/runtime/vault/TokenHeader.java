package io.sallyport.runtime.vault;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.secret.SecretAccess;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts our token into a request while it is encoded: Vert.x makes a text of every header that it is
 * given, and a text can not be wiped. There is one request at a time on a connection.
 */
final class TokenHeader extends ChannelOutboundHandlerAdapter {
  private static final String NAME = "sallyport-token";
  private static final AsciiString HEADER = AsciiString.cached("X-Vault-Token");

  private volatile @Nullable Secret token;

  private TokenHeader() {}

  /** The one of that connection; put there by the first request. */
  static TokenHeader of(HttpConnection connection) {
    ChannelHandlerContext context = ((ConnectionBase) connection).channelHandlerContext();
    ChannelPipeline pipeline = context.pipeline();
    if (pipeline.get(NAME) instanceof TokenHeader present) {
      return present;
    }
    TokenHeader fresh = new TokenHeader();
    pipeline.addBefore(context.name(), NAME, fresh);
    return fresh;
  }

  /** The next request on the connection carries it; null: none. */
  void carry(@Nullable Secret next) {
    token = next;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    Secret carried = token;
    if (!(message instanceof HttpRequest request) || carried == null) {
      super.write(context, message, promise);
      return;
    }
    token = null;
    byte[] value = carried.reveal(SecretAccess.VAULT);
    try {
      request.headers().set(HEADER, new AsciiString(value, false));
      super.write(context, message, promise);
    } finally {
      request.headers().remove(HEADER);
      Arrays.fill(value, (byte) 0);
    }
  }
}
