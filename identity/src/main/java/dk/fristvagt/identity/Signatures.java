package dk.fristvagt.identity;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Set;

/** How tokens may be signed, and how wrong clocks may be. */
final class Signatures {

  /**
   * By a private key that the provider alone has. Never by a shared secret (HMAC), for which a
   * public key could be taken, and never by nothing.
   */
  static final Set<JWSAlgorithm> ACCEPTED =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /** How far the provider's clock may be from ours. */
  static final int SKEW_SECONDS = 60;

  private Signatures() {}
}
