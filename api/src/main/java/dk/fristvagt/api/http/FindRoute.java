package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.CaseData;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.identity.Access;
import dk.fristvagt.rules.evaluation.ObligationIds;
import dk.fristvagt.rules.explanation.Explainer;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.streams.query.CaseDetail;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /find?municipality=&caseId=}: leads to the page of the case, or of the obligation
 * where that is what the text names. No text says again what was asked for: it may be personal data
 * typed by mistake.
 */
final class FindRoute implements Handler {

  static final String PATH = "/find";

  private static final String LANGUAGE = "lang";
  private static final Speech[] SPOKEN = {Speech.DANISH, Speech.ENGLISH};

  private final LiveStatus live;
  private final CaseLookup lookup;

  FindRoute(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.lookup = new CaseLookup(live, backend);
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters =
        new QueryParameters(ctx, Set.of("municipality", "caseId", LANGUAGE));
    Speech speech = parameters.choice(LANGUAGE, SPOKEN, Speech::tag, Speech.DANISH);
    Set<String> municipalities = parameters.groups(live.catalogue()).municipalities();
    String wanted = parameters.one("caseId");
    if (wanted == null || wanted.isBlank()) {
      throw ProblemException.badParameter(
          "caseId", "Skriv sagens nummer.", "Type the number of the case.");
    }
    ctx.header(Header.CACHE_CONTROL, "no-store")
        .status(HttpStatus.SEE_OTHER)
        .header(Header.LOCATION, page(ctx, wanted.strip(), municipalities, speech).toString());
  }

  private Link page(Context ctx, String wanted, Set<String> municipalities, Speech speech) {
    Access access = Authorization.access(ctx);
    ViewSnapshot snapshot = live.snapshot();
    List<CaseId> cases = new ArrayList<>();
    for (String code :
        municipalities.isEmpty()
            ? FilterChoices.of(snapshot, GroupFilter.within(access)).municipalities()
            : municipalities.stream().sorted().toList()) {
      cases.add(new CaseId(code, wanted));
    }
    boolean isPartitionMissing = false;
    for (CaseId id : cases) {
      if (lookup.isMissing(snapshot, id, access)) {
        isPartitionMissing = true;
      } else if (lookup.find(id, access).isPresent()) {
        ctx.appData(Accesses.KEY).shown(ctx, Asked.PAGE, CaseData.of(id));
        return link(
            Screen.CASE.path() + '/' + id.municipality() + '/' + Link.segment(id.caseId()), speech);
      }
    }
    for (CaseId id : ObligationIds.cases(wanted)) {
      if (lookup.isMissing(snapshot, id, access)) {
        isPartitionMissing = true;
      } else if (isObligationOf(lookup.find(id, access), wanted)) {
        ctx.appData(Accesses.KEY).shown(ctx, Asked.PAGE, CaseData.of(id));
        return link(
            Screen.OBLIGATION.path() + '/' + Link.segment(wanted).replace("%2F", "/"), speech);
      }
    }
    // Without its partition a case is not missing but unknown.
    if (isPartitionMissing) {
      throw Problems.notReady();
    }
    throw ProblemException.of(
        ProblemType.NOT_FOUND,
        "Der er ingen sag eller forpligtelse med det nummer. Se efter, om nummer og kommune er rigtige.",
        "There is no case or obligation of that number. Check that number and municipality are right.");
  }

  private static boolean isObligationOf(Optional<CaseDetail> detail, String obligation) {
    return detail
        .flatMap(
            one ->
                new Explainer(one.evaluator())
                    .explain(one.records(), obligation, one.clock(), one.alerts()))
        .isPresent();
  }

  private static Link link(String path, Speech speech) {
    Link link = Link.to(path);
    return speech.equals(Speech.DANISH) ? link : link.with(LANGUAGE, speech.tag());
  }
}
