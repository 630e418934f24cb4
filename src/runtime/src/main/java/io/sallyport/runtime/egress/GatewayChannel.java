package io.sallyport.runtime.egress;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.sallyport.runtime.egress.write.RenderedHeader;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;

/**
 * What we know of one connection, and the last hand on a request before it is encoded. Headers with
 * references are put in here because Vert.x makes a text of every value that it is given, and a
 * text can not be wiped; metrics and tracing do not see them either.
 *
 * <p>There is one request at a time on a connection.
 */
final class GatewayChannel extends ChannelOutboundHandlerAdapter {
  private static final String NAME = "sallyport";

  private final Channel channel;
  private volatile List<RenderedHeader> withheld = List.of();
  private volatile boolean answered;

  private GatewayChannel(Channel channel) {
    this.channel = channel;
  }

  /** The one of that connection; put there by the first request. */
  static GatewayChannel of(HttpConnection connection) {
    ChannelHandlerContext context = ((ConnectionBase) connection).channelHandlerContext();
    ChannelPipeline pipeline = context.pipeline();
    if (pipeline.get(NAME) instanceof GatewayChannel present) {
      return present;
    }
    GatewayChannel fresh = new GatewayChannel(context.channel());
    pipeline.addBefore(context.name(), NAME, fresh);
    return fresh;
  }

  /** Adds the withheld ones of these to the next request that is written. */
  void withhold(List<RenderedHeader> headers) {
    withheld = headers;
  }

  /** Whether nothing was ever read on the connection. */
  boolean isFresh() {
    return !answered;
  }

  void hasAnswered() {
    answered = true;
  }

  /**
   * Closes the connection at once. A usual close waits until all was written, for ever where the
   * peer does not read.
   */
  void abort() {
    ChannelHandlerContext nearestToSocket = channel.pipeline().firstContext();
    if (nearestToSocket != null) {
      ChannelFuture unused = nearestToSocket.close();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpRequest request) {
      for (RenderedHeader header : withheld) {
        if (header.isWithheld()) {
          request.headers().add(header.name(), header.value());
        }
      }
      withheld = List.of();
    }
    super.write(context, message, promise);
  }
}
