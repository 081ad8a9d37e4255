package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CaseData;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.report.WholeList;
import dk.fristvagt.api.table.TableFile;
import dk.fristvagt.rules.catalogue.text.Language;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Answers in the form that a request wants: a report as JSON, or its tables as a file. */
final class FormattedAnswer {

  private static final String NOT_TO_BE_KEPT = "no-store";

  private FormattedAnswer() {}

  /** As {@link ViewAnswer#figures}. */
  static <R> void figures(
      Context ctx,
      AnswerFormat format,
      Etags etags,
      ViewSnapshot snapshot,
      String question,
      Supplier<R> report,
      BiFunction<R, Language, TableFile> tables) {
    format.announce(ctx);
    if (format.isJson()) {
      ViewAnswer.figures(ctx, etags, snapshot, question, report);
    } else {
      ctx.header(Header.CACHE_CONTROL, Authorization.mayBeKept(ctx));
      if (!Etags.notModified(ctx, etags.of(ctx, snapshot, format.of(question)))) {
        TableAnswer.write(ctx, format, tables.apply(report.get(), format.language()));
      }
    }
  }

  /** As {@link ViewAnswer#people}. */
  static <R> void people(
      Context ctx,
      AnswerFormat format,
      Etags etags,
      ViewSnapshot snapshot,
      String question,
      Supplier<R> report,
      BiFunction<R, Language, TableFile> tables) {
    format.announce(ctx);
    if (format.isJson()) {
      ViewAnswer.people(ctx, etags, snapshot, question, report);
    } else {
      ctx.header(Header.CACHE_CONTROL, NOT_TO_BE_KEPT);
      if (!Etags.notModified(ctx, etags.of(ctx, snapshot, format.of(question)))) {
        TableAnswer.write(ctx, format, tables.apply(report.get(), format.language()));
      }
    }
  }

  /** The headers of {@link #caseData} for a reader who has the answer already. */
  static void unchangedCaseData(Context ctx, AnswerFormat format) {
    format.announce(ctx);
    ctx.header(Header.CACHE_CONTROL, NOT_TO_BE_KEPT);
  }

  /** As {@link JsonAnswer#caseData}, when the access log says what is shown to whom. */
  static <R extends CaseData> void caseData(
      Context ctx, AnswerFormat format, R report, BiFunction<R, Language, TableFile> tables) {
    ctx.appData(Accesses.KEY).shown(ctx, format.kind().label(), report);
    if (isFileKnown(ctx, format)) {
      unchangedCaseData(ctx, format);
    } else {
      unkept(ctx, format, report, tables);
    }
  }

  /** A long list as a file: each part of it is sent when the access log says so. */
  static void export(
      Context ctx, AnswerFormat format, WholeList list, Function<Language, TableFile> tables) {
    unchangedCaseData(ctx, format);
    IntConsumer logged =
        ctx.appData(Accesses.KEY).exported(ctx, format.kind().label(), list.obligations());
    if (isFileKnown(ctx, format)) {
      for (int row = 0; row < list.obligations().size(); row++) {
        logged.accept(row);
      }
    } else {
      TableAnswer.write(ctx, format, tables.apply(format.language()).beforeRows(logged));
    }
  }

  /**
   * Whether the reader has the very file already; the answer is then 304. It is logged as if it
   * were given. Of JSON the server finds that out from the tag that is set.
   */
  private static boolean isFileKnown(Context ctx, AnswerFormat format) {
    String etag = ctx.res().getHeader(Header.ETAG);
    return !format.isJson() && etag != null && Etags.notModified(ctx, etag);
  }

  /** An answer about no case that nobody on the way may keep. */
  static <R> void unkept(
      Context ctx, AnswerFormat format, R report, BiFunction<R, Language, TableFile> tables) {
    format.announce(ctx);
    if (format.isJson()) {
      JsonAnswer.caseData(ctx, report);
    } else {
      ctx.header(Header.CACHE_CONTROL, NOT_TO_BE_KEPT);
      TableAnswer.write(ctx, format, tables.apply(report, format.language()));
    }
  }
}
