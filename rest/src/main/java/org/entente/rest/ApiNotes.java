package org.entente.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a service says of its operations beyond what their routes say: the description at {@code
 * /api/v1/openapi} is made of both.
 */
public interface ApiNotes {

  /** What the service is, in a sentence or two. */
  String summary();

  /** JSON Schemas (2020-12) by name. */
  ObjectNode schemas();

  /** Examples by the names of the schemas that they are of. */
  ObjectNode examples();

  /** Describes one operation; called once for each there is. */
  void describe(ApiOperation operation);
}
