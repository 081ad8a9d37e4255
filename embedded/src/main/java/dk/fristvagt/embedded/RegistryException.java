package dk.fristvagt.embedded;

import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;

/** A request that the registry refuses, with the HTTP status and error code of Confluent's API. */
final class RegistryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int errorCode;

  private RegistryException(int status, int errorCode, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.errorCode = errorCode;
  }

  private RegistryException(int status, int errorCode, String message) {
    this(status, errorCode, message, null);
  }

  int status() {
    return status;
  }

  ErrorMessage body() {
    return new ErrorMessage(errorCode, getMessage());
  }

  static RegistryException malformedRequest(String detail) {
    return new RegistryException(400, 400, "The request body is not valid: " + detail);
  }

  static RegistryException notFound() {
    return new RegistryException(404, 404, "HTTP 404 Not Found");
  }

  static RegistryException subjectNotFound(String subject) {
    return new RegistryException(404, 40401, "Subject '" + subject + "' not found.");
  }

  static RegistryException versionNotFound(String version) {
    return new RegistryException(404, 40402, "Version " + version + " not found.");
  }

  static RegistryException schemaNotFound() {
    return new RegistryException(404, 40403, "Schema not found");
  }

  static RegistryException schemaNotFound(int id) {
    return new RegistryException(404, 40403, "Schema " + id + " not found");
  }

  static RegistryException noCompatibilityOf(String subject) {
    return new RegistryException(
        404,
        40408,
        "Subject '" + subject + "' does not have subject-level compatibility configured");
  }

  static RegistryException noModeOf(String subject) {
    return new RegistryException(
        404, 40409, "Subject '" + subject + "' does not have subject-level mode configured");
  }

  static RegistryException incompatible(String subject, String details) {
    return new RegistryException(
        409,
        409,
        "Schema being registered is incompatible with an earlier schema for subject \""
            + subject
            + "\", details: "
            + details);
  }

  static RegistryException invalidSchema(String detail) {
    return new RegistryException(422, 42201, "Invalid schema: " + detail);
  }

  static RegistryException invalidVersion(String version) {
    return new RegistryException(
        422,
        42202,
        "The specified version '"
            + version
            + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string"
            + " \"latest\"");
  }

  static RegistryException invalidCompatibility() {
    return new RegistryException(
        422,
        42203,
        "Invalid compatibility level. Valid values are none, backward, forward, full,"
            + " backward_transitive, forward_transitive, and full_transitive");
  }

  static RegistryException notPermitted(String detail) {
    return new RegistryException(422, 42205, detail);
  }

  static RegistryException invalidSubject(String subject) {
    return new RegistryException(
        422, 42208, "The specified subject '" + subject + "' is not a valid subject.");
  }

  static RegistryException schemaTooLarge(Throwable cause) {
    return new RegistryException(
        422, 42209, "The schema is too large to be stored: " + cause.getMessage(), cause);
  }

  static RegistryException store(Throwable cause) {
    return new RegistryException(
        500, 50001, "The schema store could not be written: " + cause.getMessage(), cause);
  }

  static RegistryException storeTimeout(Throwable cause) {
    return new RegistryException(
        500, 50002, "The schema store did not answer in time: " + cause.getMessage(), cause);
  }
}
