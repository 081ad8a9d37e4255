package dk.fristvagt.api.http;

import dk.fristvagt.identity.Principal;
import io.javalin.http.Context;

/**
 * Tells who sent a request. Asked once for each request, before its route is looked at;
 * implementations are thread-safe.
 */
@FunctionalInterface
public interface Principals {

  /** Where no identity is configured, and nobody but whoever is at this machine can ask. */
  Principals LOCAL = ctx -> Principal.LOCAL;

  /** Never null; somebody who is not known has no grants. */
  Principal of(Context ctx);
}
