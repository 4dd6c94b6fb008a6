package org.entente.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * One operation of the description, to be told of. What every operation answers alike is there
 * already.
 */
public final class ApiOperation {
  private static final String JSON = "application/json";

  private final String method;
  private final String path;
  private final Operation operation;
  private final JsonNode examples;
  private boolean bodyTold;
  private boolean answerTold;

  /**
   * @param examples by the names of the schemas that they are of
   */
  ApiOperation(String method, String path, Operation operation, JsonNode examples) {
    this.method = method;
    this.path = path;
    this.operation = operation;
    this.examples = examples;
  }

  /** {@code peopleList}: the resource and its method. */
  public String id() {
    return operation.getOperationId();
  }

  /** {@code GET}. */
  public String method() {
    return method;
  }

  /** With its templates: {@code /api/v1/people/{id}}. */
  public String path() {
    return path;
  }

  public ApiOperation summary(String sentence) {
    operation.setSummary(sentence);
    return this;
  }

  /** The parameters that a reader of the query asks for. */
  public ApiOperation query(Consumer<QueryParams> reader) {
    QueryParams query = QueryParams.of(path, new MultivaluedHashMap<>());
    reader.accept(query);
    query.known().forEach(known -> operation.addParameter(parameter(known)));
    return this;
  }

  private static Parameter parameter(QueryParams.Known known) {
    Schema one = OASFactory.createSchema();
    if (known.least() != null) {
      one.addType(Schema.SchemaType.INTEGER);
      one.setMinimum(BigDecimal.valueOf(known.least()));
      one.setMaximum(BigDecimal.valueOf(known.most()));
    } else {
      one.addType(Schema.SchemaType.STRING);
      if (!known.words().isEmpty()) {
        one.setEnumeration(List.copyOf(known.words()));
      }
    }
    Schema schema = one;
    if (known.repeatable()) {
      schema = OASFactory.createSchema().addType(Schema.SchemaType.ARRAY);
      schema.setItems(one);
      schema.setMaxItems(QueryParams.MOST_VALUES);
    }
    return OASFactory.createParameter()
        .name(known.name())
        .in(Parameter.In.QUERY)
        .explode(known.repeatable() ? true : null)
        .schema(schema);
  }

  /** The bodies to be sent, by media type and schema. */
  public ApiOperation takes(String mediaType, String schema) {
    if (!bodyTold) {
      operation.setRequestBody(
          OASFactory.createRequestBody().required(true).content(OASFactory.createContent()));
      bodyTold = true;
    }
    operation.getRequestBody().getContent().addMediaType(mediaType, media(schema));
    return refuses(413, 415, 422);
  }

  /** A good answer in JSON, of a schema. */
  public ApiOperation answers(int status, String sentence, String schema) {
    return answers(status, sentence, schema, JSON);
  }

  /** A good answer; told again with another media type, in either form. */
  public ApiOperation answers(int status, String sentence, String schema, String mediaType) {
    if (!answerTold) {
      List.copyOf(responses().getAPIResponses().keySet()).stream()
          .filter(there -> there.startsWith("2"))
          .forEach(responses()::removeAPIResponse);
      answerTold = true;
    }
    APIResponse there = responses().getAPIResponse(Integer.toString(status));
    APIResponse response =
        there != null ? there : OASFactory.createAPIResponse().content(OASFactory.createContent());
    response.setDescription(sentence);
    response.getContent().addMediaType(mediaType, media(schema));
    responses().addAPIResponse(Integer.toString(status), response);
    return this;
  }

  /** An answer without a body. */
  public ApiOperation answers(int status, String sentence) {
    if (status < 300 && !answerTold) {
      responses().removeAPIResponse("200");
      responses().removeAPIResponse("201");
    }
    responses()
        .addAPIResponse(
            Integer.toString(status), OASFactory.createAPIResponse().description(sentence));
    return this;
  }

  /** Problems that it may answer, beside those of every operation. */
  public ApiOperation refuses(int... statuses) {
    for (int status : statuses) {
      responses()
          .addAPIResponse(
              Integer.toString(status),
              OASFactory.createAPIResponse().ref("#/components/responses/" + status));
    }
    return this;
  }

  private APIResponses responses() {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    return operation.getResponses();
  }

  /** An example of a body or answer that no schema's example fits, for every place it stands. */
  public ApiOperation example(String mediaType, String text) {
    if (bodyTold && operation.getRequestBody().getContent().hasMediaType(mediaType)) {
      operation.getRequestBody().getContent().getMediaType(mediaType).setExample(text);
    }
    responses()
        .getAPIResponses()
        .values()
        .forEach(response -> {
          if (response.getContent() != null && response.getContent().hasMediaType(mediaType)) {
            response.getContent().getMediaType(mediaType).setExample(text);
          }
        });
    return this;
  }

  private MediaType media(String schema) {
    MediaType media = OASFactory.createMediaType();
    media.setSchema(
        schema == null
            ? OASFactory.createSchema().addType(Schema.SchemaType.STRING)
            : OASFactory.createSchema().ref("#/components/schemas/" + schema));
    if (schema != null && examples.has(schema)) {
      media.setExample(ApiSchema.plain(examples.get(schema)));
    }
    return media;
  }
}
