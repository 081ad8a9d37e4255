package dk.fristvagt.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Checks access tokens that programs bring (RFC 6750, RFC 9068): signed by a key of the provider's
 * with one of {@link Signatures#ACCEPTED}, of the configured issuer, for the configured audience,
 * neither expired nor early by more than {@value Signatures#SKEW_SECONDS} seconds, of type {@code
 * at+jwt} or {@code JWT} where the type is told, and of a subject.
 *
 * <p>The checks are the library's; what is worked out here is in which words a refusal is told.
 * Thread-safe.
 */
public final class BearerTokens {

  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
  private static final JOSEObjectType ACCESS_TOKEN_IN_FULL =
      new JOSEObjectType("application/at+jwt");

  /** Null is a token that does not tell its type, as those of many providers. */
  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
      new DefaultJOSEObjectTypeVerifier<>(
          ACCESS_TOKEN, ACCESS_TOKEN_IN_FULL, JOSEObjectType.JWT, null);

  private final IdentityProvider provider;
  private final String audience;
  private final ClaimedPrincipals principals;
  private final InstantSource time;

  /**
   * @param audience what the provider calls this service in tokens for it
   */
  public BearerTokens(
      IdentityProvider provider,
      String audience,
      ClaimedPrincipals principals,
      InstantSource time) {
    this.provider = provider;
    this.audience = audience;
    this.principals = principals;
    this.time = time;
  }

  /**
   * Whose token it is.
   *
   * @throws IdentityRefusedException when it is none that counts
   * @throws ProviderUnavailableException when it cannot be told, because no key is known
   */
  public Principal verify(String token) {
    SignedJWT jwt = parse(token);
    IdentityProvider.Known known = provider.known();
    JWTClaimsSet claims;
    try {
      claims = processor(known).process(jwt, null);
    } catch (RateLimitReachedException e) {
      throw keyNotAskedFor(known, e);
    } catch (KeySourceException e) {
      throw new ProviderUnavailableException("the provider's keys cannot be read", e);
    } catch (BadJWTException e) {
      throw new IdentityRefusedException(reason(jwt));
    } catch (BadJOSEException | JOSEException e) {
      throw new IdentityRefusedException(Refusal.SIGNATURE);
    }
    return principals.of(claims.getIssuer(), claims.getSubject(), claims.getClaims());
  }

  private static SignedJWT parse(String token) {
    SignedJWT jwt;
    try {
      jwt = SignedJWT.parse(token);
    } catch (ParseException | IllegalArgumentException e) {
      throw new IdentityRefusedException(Refusal.MALFORMED);
    }
    if (!Signatures.ACCEPTED.contains(jwt.getHeader().getAlgorithm())) {
      throw new IdentityRefusedException(Refusal.ALGORITHM);
    }
    try {
      TYPES.verify(jwt.getHeader().getType(), null);
    } catch (BadJOSEException e) {
      throw new IdentityRefusedException(Refusal.TYPE);
    }
    return jwt;
  }

  private DefaultJWTProcessor<SecurityContext> processor(IdentityProvider.Known known) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(TYPES);
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(Signatures.ACCEPTED, known.keys()));
    processor.setJWTClaimsSetVerifier(new Claims());
    return processor;
  }

  /** An unknown key whose token came too soon after others of that kind. */
  private static RuntimeException keyNotAskedFor(
      IdentityProvider.Known known, RateLimitReachedException e) {
    return IdentityProvider.hasKeys(known)
        ? new IdentityRefusedException(Refusal.SIGNATURE)
        : new ProviderUnavailableException("the provider's keys cannot be read", e);
  }

  /** In which words to tell what the library refused. */
  private Refusal reason(SignedJWT jwt) {
    JWTClaimsSet claims;
    try {
      claims = jwt.getJWTClaimsSet();
    } catch (ParseException e) {
      return Refusal.MALFORMED;
    }
    Instant now = time.instant();
    List<String> audiences = claims.getAudience();
    if (claims.getSubject() == null
        || claims.getExpirationTime() == null
        || claims.getIssuer() == null
        || audiences.isEmpty()) {
      return Refusal.INCOMPLETE;
    }
    if (!claims.getIssuer().equals(provider.issuer().getValue())) {
      return Refusal.ISSUER;
    }
    if (!audiences.contains(audience)) {
      return Refusal.AUDIENCE;
    }
    return claims.getExpirationTime().toInstant().isAfter(now)
        ? Refusal.NOT_YET_VALID
        : Refusal.EXPIRED;
  }

  private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

    Claims() {
      super(
          audience,
          new JWTClaimsSet.Builder().issuer(provider.issuer().getValue()).build(),
          Set.of("sub", "exp"));
      setMaxClockSkew(Signatures.SKEW_SECONDS);
    }

    @Override
    protected Date currentTime() {
      return Date.from(time.instant());
    }

    /** The library leaves out when it was issued; one of the future was never. */
    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
      super.verify(claims, context);
      Date issued = claims.getIssueTime();
      if (issued != null
          && issued.toInstant().isAfter(time.instant().plusSeconds(Signatures.SKEW_SECONDS))) {
        throw new BadJWTException("issued in the future");
      }
    }
  }
}
