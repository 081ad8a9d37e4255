package dk.fristvagt.api.http;

import dk.fristvagt.identity.Principal;
import io.javalin.http.Context;

/**
 * Says who somebody is whom no identity provider was asked about. Asked once for each request,
 * before its route is looked at; implementations are thread-safe.
 */
@FunctionalInterface
public interface Principals {

  /** Somebody at this machine, who may see everything. */
  Principals LOCAL = ctx -> Principal.LOCAL;

  /** Never null; somebody who is not known has no grants. */
  Principal of(Context ctx);
}
