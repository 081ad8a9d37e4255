package dk.fristvagt.api.http;

import dk.fristvagt.identity.Principal;
import io.javalin.http.Context;

/** Who a request is from. */
public interface Principals {

  Principals LOCAL = ctx -> Principal.LOCAL;

  Principal of(Context ctx);
}
