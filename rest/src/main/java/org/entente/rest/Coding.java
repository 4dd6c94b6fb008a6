package org.entente.rest;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes {@code Content-Encoding: identity} off what leaves as it is. Quarkus keeps the compressor
 * from answers by that word, which RFC 9110 §8.4.1 wants nowhere in an answer. Of HTTP/1.1 alone:
 * Vert.x lets nobody come after the compressor of HTTP/2.
 */
final class Coding {
  private Coding() {}

  /** To be called when the head is about to leave and Quarkus has decided what is compressed. */
  static void tidy(RoutingContext context) {
    var headers = context.response().headers();
    if (!headers.contains(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY, true)) {
      return;
    }
    ChannelPipeline pipeline =
        ((ConnectionBase) context.request().connection()).channel().pipeline();
    ChannelHandlerContext compressor = pipeline.context(HttpContentCompressor.class);
    if (compressor != null && pipeline.get(BeyondCompressor.class) == null) {
      pipeline.addBefore(compressor.name(), null, new BeyondCompressor());
    }
  }

  /** What is written passes it after the compressor, which needs the word until then. */
  private static final class BeyondCompressor extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (message instanceof HttpResponse response) {
        var headers = response.headers();
        if (headers.containsValue(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY, true)) {
          headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
      }
      context.write(message, promise);
    }
  }
}
