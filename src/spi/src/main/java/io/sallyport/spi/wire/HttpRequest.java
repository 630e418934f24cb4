package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.signing.SigningPlan;
import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request. The path is a template as the manifest declares it ({@code /v1/charges/{id}})
 * with its arguments apart, so that the data-flow map speaks of templates and an argument can not
 * change the path.
 */
public final class HttpRequest implements WireRequest {
  private static final Pattern TEMPLATE = Pattern.compile("(/([A-Za-z0-9._~-]+|\\{[a-z_]+}))+");
  private static final Pattern ARGUMENT = Pattern.compile("\\{[a-z_]+}");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private final String endpoint;
  private final HttpMethod method;
  private final String pathTemplate;
  private final List<String> pathArguments;
  private final List<QueryParameter> query;
  private final List<Header> headers;
  private final HttpBody body;
  private final @Nullable SigningPlan signing;

  private HttpRequest(Builder builder) {
    endpoint = builder.endpoint;
    method = builder.method;
    pathTemplate = builder.pathTemplate;
    pathArguments = List.copyOf(builder.pathArguments);
    query = List.copyOf(builder.query);
    headers = List.copyOf(builder.headers);
    body = builder.body;
    signing = builder.signing;
    long places = ARGUMENT.matcher(pathTemplate).results().count();
    if (places != pathArguments.size()) {
      throw new IllegalArgumentException("a path needs one argument for each of its places");
    }
    pathArguments.forEach(HttpRequest::requireSegment);
  }

  /** Percent-encoding leaves dots as they are, and an empty or dot segment is another path. */
  private static void requireSegment(String argument) {
    if (argument.isEmpty() || argument.equals(".") || argument.equals("..")) {
      throw new IllegalArgumentException("a path argument must not be empty or a dot segment");
    }
  }

  /**
   * A new builder.
   *
   * @param endpoint the name of an HTTP endpoint in the manifest
   * @param pathTemplate as the manifest declares it
   * @param pathArguments one for each place of the template, not empty and no dot segment; the
   *     runtime percent-encodes them
   */
  public static Builder builder(
      String endpoint, HttpMethod method, String pathTemplate, String... pathArguments) {
    return new Builder(endpoint, method, pathTemplate, List.of(pathArguments));
  }

  @Override
  public String endpoint() {
    return endpoint;
  }

  /** The method. */
  public HttpMethod method() {
    return method;
  }

  /** The path with its places. */
  public String pathTemplate() {
    return pathTemplate;
  }

  /** What goes into the places, in order, not encoded. */
  public List<String> pathArguments() {
    return pathArguments;
  }

  /** The query, not encoded. */
  public List<QueryParameter> query() {
    return query;
  }

  /** The headers. */
  public List<Header> headers() {
    return headers;
  }

  /** The body. */
  public HttpBody body() {
    return body;
  }

  /** How the request is signed, when it is. */
  public Optional<SigningPlan> signing() {
    return Optional.ofNullable(signing);
  }

  @Override
  public <R> R fold(Function<HttpRequest, R> http, Function<FrameRequest, R> frame) {
    return http.apply(this);
  }

  @Override
  public String toString() {
    return method + " " + endpoint + " " + pathTemplate;
  }

  /** A query parameter; no reference may stand in a query, because queries end up in logs. */
  public record QueryParameter(String name, String value) {
    /** Both are required. */
    public QueryParameter {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A header; its value may have references. */
  public record Header(String name, List<Segment> value) {
    /** Checks the name (RFC 9110 section 5.1). */
    public Header {
      if (!HEADER_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("header name must be a token");
      }
      value = List.copyOf(value);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Collects the parts; not for use by several threads. */
  public static final class Builder {
    private final String endpoint;
    private final HttpMethod method;
    private final String pathTemplate;
    private final List<String> pathArguments;
    private final List<QueryParameter> query = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();
    private HttpBody body = new HttpBody.None();
    private @Nullable SigningPlan signing;

    private Builder(
        String endpoint, HttpMethod method, String pathTemplate, List<String> pathArguments) {
      this.endpoint = requireNonNull(endpoint, "endpoint");
      this.method = requireNonNull(method, "method");
      if (!TEMPLATE.matcher(pathTemplate).matches()) {
        throw new IllegalArgumentException("pathTemplate must be like /v1/charges/{id}");
      }
      this.pathTemplate = pathTemplate;
      this.pathArguments = pathArguments;
    }

    /** Adds a query parameter. */
    public Builder query(String name, String value) {
      query.add(new QueryParameter(name, value));
      return this;
    }

    /** Adds a header that has no references. */
    public Builder header(String name, String value) {
      return header(name, Segment.text(value));
    }

    /** Adds a header. */
    public Builder header(String name, Segment... value) {
      headers.add(new Header(name, List.of(value)));
      return this;
    }

    /** Sets a JSON body. */
    public Builder json(JsonValue value) {
      body = new HttpBody.Json(value);
      return this;
    }

    /** Sets a form body. */
    public Builder form(FormValue value) {
      body = new HttpBody.Form(value);
      return this;
    }

    /** Sets any other body. */
    public Builder raw(String mediaType, Segment... segments) {
      body = new HttpBody.Raw(mediaType, List.of(segments));
      return this;
    }

    /** Asks the engine to sign the request. */
    public Builder signed(SigningPlan plan) {
      signing = plan;
      return this;
    }

    /** The request. */
    public HttpRequest build() {
      return new HttpRequest(this);
    }
  }
}
